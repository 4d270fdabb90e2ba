package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An XML document as a tree of elements, attributes and text, so that it is compared as JSON is. */
final class XmlTree {

    private XmlTree() {}

    static JsonNode parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return tree(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static ObjectNode tree(Element element) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("element", element.getTagName());
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            tree.put("@" + attributes.item(i).getNodeName(), attributes.item(i).getNodeValue());
        }
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested) {
                children.add(tree(nested));
            }
        }
        if (children.isEmpty()) {
            return tree.put("text", element.getTextContent().strip());
        }
        return tree.set("children", children);
    }
}
