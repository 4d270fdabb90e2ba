package dev.ringcentralokta.operator.api.v1alpha1;

/** Rules that several fields share; each comes with the message that tells what to write instead. */
final class Formats {

    static final String NAME = "self.matches('^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$')";
    static final String NAME_MESSAGE =
            "write the object's name: lower-case letters, digits, '-' and '.', for example ringcentral";

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String PORT =
            "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

    static final String HTTPS_ORIGIN = "self.matches('^https://" + LABEL + "([.]" + LABEL + ")*(:" + PORT + ")?$')";

    static final String DURATION = "self.matches('^([0-9]{1,9}(ms|s|m|h))+$')";
    static final String DURATION_MESSAGE = "write a duration such as 90s, 5m or 1h30m";

    static final String INTERVAL = "!" + DURATION + " || duration(self) >= duration('1s')";
    static final String INTERVAL_MESSAGE = "write at least 1s";

    static final String CRON =
            "self.matches('^[0-9*,/-]+ [0-9*,/-]+ [0-9*,/?LW-]+ [0-9A-Za-z*,/-]+ [0-9A-Za-z*,/?#-]+$')";
    static final String CRON_MESSAGE =
            "write a cron expression of five fields (minute hour day month weekday), for example 0 3 * * *";

    private Formats() {}
}
