package dev.ringcentralokta.operator.provisioning;

/**
 * An e-mail address; two are the same whatever their case, as {@link String#equalsIgnoreCase} sees it.
 *
 * @param address as it was written
 */
record Email(String address) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Email email && address.equalsIgnoreCase(email.address);
    }

    @Override
    public int hashCode() {
        return address.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .reduce(0, (hash, letter) -> 31 * hash + letter);
    }
}
