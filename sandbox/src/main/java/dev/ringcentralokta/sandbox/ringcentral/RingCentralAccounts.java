package dev.ringcentralokta.sandbox.ringcentral;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The accounts whose people can sign in to the app; ids of extensions are unique over all of them. */
final class RingCentralAccounts {

    private final List<RingCentralAccount> accounts = new CopyOnWriteArrayList<>();

    void add(RingCentralAccount account) {
        if (accounts.stream().anyMatch(known -> known.overlaps(account))) {
            throw new IllegalArgumentException("There is an account with the same ids as " + account.id());
        }
        accounts.add(account);
    }

    /** The account that an extension belongs to. */
    RingCentralAccount of(long extensionId) {
        return accounts.stream()
                .filter(account -> account.extension(extensionId).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no extension " + extensionId));
    }

    /** The user with this id who may sign in. */
    Optional<Extension> user(long extensionId) {
        return accounts.stream()
                .flatMap(account -> account.extension(extensionId).stream())
                .filter(Extension::mayLogIn)
                .findFirst();
    }

    /** The person with this e-mail, whether they may sign in or not. */
    Optional<Extension> user(String email) {
        return accounts.stream()
                .flatMap(account -> account.user(email).stream())
                .findFirst();
    }

    /**
     * Who signs in with this.
     *
     * @param login an e-mail address or an account's phone number
     * @param extensionNumber empty where it was left out
     */
    Optional<Extension> signIn(String login, String extensionNumber, String password) {
        return accounts.stream()
                .flatMap(
                        account -> account
                                .person(login, extensionNumber)
                                .filter(person -> account.hasPassword(person.id(), password))
                                .stream())
                .findFirst();
    }
}
