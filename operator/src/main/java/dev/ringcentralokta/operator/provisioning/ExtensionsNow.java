package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.ringcentral.Extension;
import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.Site;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The extensions and sites of RingCentral, as its REST API last told of them.
 *
 * @param byId all extensions of all types, by their ids, which are those of the accounts; one that was made since the list
 *     was read is not among them
 * @param sites all sites; empty as long as they were not listed
 * @param settled by extension: what it was to have when RingCentral was last told, and what RingCentral made of it
 */
record ExtensionsNow(Map<String, Extension> byId, Optional<List<Site>> sites, Map<String, Settled> settled) {

    /**
     * What RingCentral was told and took.
     *
     * @param told what it was to have, as far as it was sent
     * @param made what it has since, which may be the same written in another way
     */
    record Settled(Map<ExtensionAttribute, String> told, Extension made) {

        Settled {
            told = Map.copyOf(told);
        }

        /** With what was sent before, as far as that was not changed. */
        Settled after(Settled before) {
            Map<ExtensionAttribute, String> all = new EnumMap<>(ExtensionAttribute.class);
            before.told().forEach((attribute, value) -> {
                if (attribute.of(before.made()).equals(attribute.of(made))) {
                    all.put(attribute, value);
                }
            });
            all.putAll(told);
            return new Settled(all, made);
        }
    }

    ExtensionsNow {
        byId = Map.copyOf(byId);
        sites = sites.map(List::copyOf);
        settled = Map.copyOf(settled);
    }

    /** Whether RingCentral has been told just that, and has not changed it since. */
    boolean isSettled(String id, ExtensionAttribute attribute, String wanted) {
        return Optional.ofNullable(settled.get(id))
                .filter(known -> wanted.equals(known.told().get(attribute)))
                .flatMap(known -> Optional.ofNullable(byId.get(id))
                        .filter(now -> attribute.of(known.made()).equals(attribute.of(now))))
                .isPresent();
    }

    /** The sites that a text means; there should be one. */
    List<Site> meant(String text) {
        return sites.orElse(List.of()).stream()
                .filter(site -> site.isMeantBy(text))
                .toList();
    }
}
