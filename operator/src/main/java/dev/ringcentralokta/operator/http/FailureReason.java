package dev.ringcentralokta.operator.http;

/**
 * Why a vendor did not do what was asked, in words that both vendors share. The vendors' error tables lead here; what
 * follows stands here once (design §3).
 */
public enum FailureReason {
    /** The vendor's rate limit, or our share of it, is used up. */
    RateLimited(Category.Wait, Severity.Info, Requeue.AtReset),

    /** No answer, or one that stands for a passing trouble. */
    Unavailable(Category.Retry, Severity.Warning, Requeue.Backoff),
    /** An answer of success that cannot be read: cut short, or written by something in between. */
    Garbled(Category.Retry, Severity.Warning, Requeue.Backoff),
    /** The vendor works on the same thing, or has it locked. */
    Busy(Category.Retry, Severity.Info, Requeue.Backoff),

    /** The token, key or password is not taken: wrong, expired or revoked. */
    CredentialsRejected(Category.NeedsPerson, Severity.Error, Requeue.OnChange),
    /** The credentials are taken, and lack a scope, a role or a permission. */
    PermissionDenied(Category.NeedsPerson, Severity.Error, Requeue.OnChange),
    /** A person has to consent or sign in anew. */
    ConsentRequired(Category.NeedsPerson, Severity.Error, Requeue.OnChange),
    /** The vendor's settings of the app do not allow the way in which it signs in. */
    AppNotAllowed(Category.NeedsPerson, Severity.Error, Requeue.OnChange),
    /** RingCentral has no line left for one more person: lines have to be bought, or people deleted. */
    OutOfLicences(Category.NeedsPerson, Severity.Error, Requeue.OnChange),
    /** RingCentral's Directory Integration, on which SCIM depends, is switched off. */
    DirectoryIntegrationOff(Category.NeedsPerson, Severity.Error, Requeue.OnChange),

    /** The request is refused as it is: the manifest, or what it refers to, has to change. */
    Refused(Category.Terminal, Severity.Error, Requeue.OnChange),
    /** A value is refused, which the message names: it has to change. */
    InvalidValue(Category.Terminal, Severity.Error, Requeue.OnChange),
    /** A value is somebody else's already, who can have it alone: an e-mail, an extension number. */
    Duplicate(Category.Terminal, Severity.Error, Requeue.OnChange),
    /** The org, the app or its license does not have what was asked for. */
    Unsupported(Category.Terminal, Severity.Error, Requeue.OnChange),
    /** An attribute belongs to somebody else: a mapping, another directory, or the vendor. */
    AttributeNotWritable(Category.Terminal, Severity.Error, Requeue.OnChange),
    /** What the request is about does not exist. */
    NotFound(Category.Terminal, Severity.Warning, Requeue.OnChange),
    /** What the request is about is in a state that does not allow it. */
    WrongState(Category.Terminal, Severity.Warning, Requeue.OnChange),
    /** The request is not well-formed: a fault of the operator. */
    Malformed(Category.Terminal, Severity.Error, Requeue.OnChange),
    /** What answers is not the vendor. */
    NotTheVendor(Category.Terminal, Severity.Error, Requeue.OnChange);

    /** The class of a failure, which decides its type in {@link ApiFailure}. */
    public enum Category {
        Wait,
        Retry,
        Terminal,
        NeedsPerson
    }

    /** How loudly it is logged. */
    public enum Severity {
        Info,
        Warning,
        Error
    }

    /** When the same call makes sense again. */
    public enum Requeue {
        /** At the time that the vendor named. */
        AtReset,
        /** Soon, and then ever less often. */
        Backoff,
        /** When the manifest, what it refers to, or a credential changes; looked at again at each resync. */
        OnChange
    }

    private final Category category;
    private final Severity severity;
    private final Requeue requeue;

    FailureReason(Category category, Severity severity, Requeue requeue) {
        this.category = category;
        this.severity = severity;
        this.requeue = requeue;
    }

    /** The class of failures with this reason. */
    public Category category() {
        return category;
    }

    /** Whether the same call may do without anybody changing anything. */
    public boolean passes() {
        return category == Category.Wait || category == Category.Retry;
    }

    /** How loudly it is logged. */
    public Severity severity() {
        return severity;
    }

    /** When the same call makes sense again. */
    public Requeue requeue() {
        return requeue;
    }
}
