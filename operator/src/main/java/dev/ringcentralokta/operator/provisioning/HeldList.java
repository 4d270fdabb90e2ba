package dev.ringcentralokta.operator.provisioning;

/**
 * People who are held back, listed for a person to say a word about.
 *
 * @param configMap where they are listed
 * @param held who they are
 * @param since when they were listed, as it is stored
 */
public record HeldList(String configMap, Held held, String since) {

    /** Names this list: a word about it is about no other and no later one, though it be of the same people. */
    public String digest() {
        return Digest.of(configMap + "\n" + since + "\n" + held.ids());
    }
}
