package dev.ringcentralokta.operator.cli.export;

import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.AppGroup;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.Feature;
import dev.ringcentralokta.operator.okta.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is read of an org.
 *
 * @param app the app
 * @param features what the provisioning API tells; empty where it does not know this app
 * @param toApp the mapping from Okta to the app, if there is one
 * @param toOkta the mapping from the app to Okta, if there is one
 * @param people everybody who has the app
 * @param groups all groups that have it
 * @param namedGroups ids of those of the groups whose name no other group of the org has
 */
record Observed(
        App app,
        Optional<List<Feature>> features,
        Optional<Mapping> toApp,
        Optional<Mapping> toOkta,
        List<AppUser> people,
        List<AppGroup> groups,
        Set<String> namedGroups) {

    Observed {
        people = List.copyOf(people);
        groups = List.copyOf(groups);
        namedGroups = Set.copyOf(namedGroups);
    }
}
