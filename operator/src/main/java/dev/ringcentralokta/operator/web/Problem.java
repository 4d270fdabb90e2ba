package dev.ringcentralokta.operator.web;

/** What can end a sign-in, or a request, otherwise than well; with the words for the person who sees it. */
enum Problem {
    UnknownLink(
            404,
            "This link does not work",
            "It was used already, its time is over, or it was copied only in part. Every link works once.",
            Remedy.NewLink),
    NotNow(409, "Nobody can sign in at the moment", "Nothing was connected, and the link is not used up.", Remedy.None),
    UnknownSignIn(
            400,
            "This sign-in is not known here",
            "The operator was started anew while you signed in, or the address was changed on the way.",
            Remedy.NewLink),
    OtherBrowser(
            400,
            "This sign-in was started in another browser",
            "Go on in the browser, and in the window, in which you started; it has to accept this site's cookie.",
            Remedy.NewLink),
    UsedAlready(
            400,
            "This sign-in was used already",
            "It has ended, and loading the page again changes nothing. If RingCentral was connected, nothing is left to do.",
            Remedy.NewLink),
    TookTooLong(
            400,
            "The sign-in took too long",
            "It has to be finished within 10 minutes. Nothing was connected.",
            Remedy.NewLink),
    Denied(
            403,
            "Access was denied",
            "RingCentral says that access was not allowed. Nothing was connected. Whoever signs in has to press Authorize,"
                    + " and needs a role that allows third-party apps.",
            Remedy.NewLink),
    VendorError(
            400,
            "RingCentral ended the sign-in with an error",
            "Nothing was connected. RingCentral says:",
            Remedy.NewLink),
    NoCode(
            400,
            "RingCentral's answer was not complete",
            "It came without a code. Nothing was connected.",
            Remedy.NewLink),
    Refused(403, "RingCentral was not connected", "The sign-in was not accepted:", Remedy.NewLink),
    Unanswered(
            400,
            "RingCentral did not answer as it should",
            "Nothing was connected, and the fault is not yours. Start again in a few minutes; the link that you came with is"
                    + " used up. If it happens again, show this to whoever runs the operator:",
            Remedy.NewLink),
    ForeignForm(
            403,
            "Please start on this page",
            "The button was pressed on another site's page.",
            Remedy.OpenTheLinkAgain),
    NotFound(404, "There is no such page", "Check the address.", Remedy.NewLink),
    WrongMethod(405, "That cannot be done with this page", "Open the link again, and use its button.", Remedy.None),
    NotUnderstood(400, "This request cannot be understood", "Check the address.", Remedy.NewLink),
    TooLarge(413, "This request is too large", "The page's own button sends nothing of that size.", Remedy.None),
    StandingBy(
            503,
            "One moment",
            "This replica of the operator stands by, and another one signs people in. The page loads itself again in a few"
                    + " seconds, until it reaches that one. Nothing was used up.",
            Remedy.None),
    Failure(500, "Something went wrong", "The operator's log says what, beside this number:", Remedy.NewLink);

    /** What the person can do about it. */
    enum Remedy {
        None,
        NewLink,
        OpenTheLinkAgain
    }

    private final int status;
    private final String title;
    private final String text;
    private final Remedy remedy;

    Problem(int status, String title, String text, Remedy remedy) {
        this.status = status;
        this.title = title;
        this.text = text;
        this.remedy = remedy;
    }

    /** The problem that stands for an HTTP status. */
    static Problem of(int status) {
        return switch (status) {
            case 404 -> NotFound;
            case 405 -> WrongMethod;
            case 413, 414, 431 -> TooLarge;
            default -> status >= 500 ? Failure : NotUnderstood;
        };
    }

    /**
     * The HTTP status. A proxy in front may put its own page in place of a 5xx, so a vendor's error is none; or it may ask
     * another replica, so standing by is one.
     */
    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }

    Remedy remedy() {
        return remedy;
    }
}
