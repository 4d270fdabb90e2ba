package dev.ringcentralokta.sandbox.ringcentral;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which {@code region} an address may have: mandatory for the USA, the United Kingdom and Canada, and a name or
 * abbreviation of that country (ringcentral-api.md §4). The names are checked for the USA and Canada.
 */
final class States {

    private static final Set<String> USA = names(
            """
            Alabama,AL,Alaska,AK,Arizona,AZ,Arkansas,AR,California,CA,Colorado,CO,Connecticut,CT,Delaware,DE,\
            District of Columbia,DC,Florida,FL,Georgia,GA,Hawaii,HI,Idaho,ID,Illinois,IL,Indiana,IN,Iowa,IA,\
            Kansas,KS,Kentucky,KY,Louisiana,LA,Maine,ME,Maryland,MD,Massachusetts,MA,Michigan,MI,Minnesota,MN,\
            Mississippi,MS,Missouri,MO,Montana,MT,Nebraska,NE,Nevada,NV,New Hampshire,NH,New Jersey,NJ,\
            New Mexico,NM,New York,NY,North Carolina,NC,North Dakota,ND,Ohio,OH,Oklahoma,OK,Oregon,OR,\
            Pennsylvania,PA,Rhode Island,RI,South Carolina,SC,South Dakota,SD,Tennessee,TN,Texas,TX,Utah,UT,\
            Vermont,VT,Virginia,VA,Washington,WA,West Virginia,WV,Wisconsin,WI,Wyoming,WY""");

    private static final Set<String> CANADA = names(
            """
            Alberta,AB,British Columbia,BC,Manitoba,MB,New Brunswick,NB,Newfoundland and Labrador,NL,\
            Northwest Territories,NT,Nova Scotia,NS,Nunavut,NU,Ontario,ON,Prince Edward Island,PE,Quebec,QC,\
            Saskatchewan,SK,Yukon,YT""");

    private States() {}

    static boolean valid(@Nullable String country, @Nullable String state) {
        String name = state == null ? "" : state.toLowerCase(Locale.ROOT);
        return switch (country == null ? "" : country.toLowerCase(Locale.ROOT)) {
            case "us", "usa", "united states" -> USA.contains(name);
            case "ca", "canada" -> CANADA.contains(name);
            case "gb", "uk", "united kingdom" -> !name.isEmpty();
            default -> true;
        };
    }

    private static Set<String> names(String list) {
        return Set.of(list.toLowerCase(Locale.ROOT).split(","));
    }
}
