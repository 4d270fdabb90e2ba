package dev.ringcentralokta.operator.install;

import java.util.List;
import java.util.regex.Pattern;

/** YAML that a page of the docs shows, so that a test can try it. */
final class DocumentedYaml {

    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private DocumentedYaml() {}

    /** The page's blocks that contain {@code part}, in their order. */
    static List<String> of(String page, String part) {
        return BLOCK.matcher(InstallFiles.text(InstallFiles.ROOT.resolve(page)))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains(part))
                .toList();
    }
}
