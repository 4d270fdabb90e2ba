package dev.ringcentralokta.sandbox.ringcentral;

/** Phone numbers as people write them. */
final class PhoneNumbers {

    private static final int WITHOUT_COUNTRY = 10;

    private PhoneNumbers() {}

    /** Whether two texts are the same number; one without a country is a number of the USA. */
    static boolean same(String one, String other) {
        return one.matches("[+()\\d\\s.-]+") && digits(one).equals(digits(other));
    }

    private static String digits(String number) {
        String digits = number.replaceAll("\\D", "");
        return digits.length() == WITHOUT_COUNTRY ? "1" + digits : digits;
    }
}
