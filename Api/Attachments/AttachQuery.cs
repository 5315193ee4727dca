using Dispatch.Tickets;

namespace Dispatch.Attachments;

/// <summary>What is said of a file beside its bytes, as it stands in the address.</summary>
/// <param name="Kind"><c>photo</c>, <c>signature</c> or <c>file</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Public">Whether the requester sees it: <c>true</c> or <c>false</c>; where nobody said, only what requesters send themselves.</param>
/// <param name="OccurredAt">When it was taken, if that was not now.</param>
internal sealed record AttachQuery(string? Kind, string? Name, string? Public, string? OccurredAt)
{
    private const string WrongKind = "kind: photo, signature or file.";

    /// <summary>What was asked; what is wrong with it is added to the errors.</summary>
    public Asked Read(bool isRequester, Dictionary<string, string[]> errors)
    {
        AttachmentKind? kind = Kind switch
        {
            "photo" => AttachmentKind.Photo,
            "signature" => AttachmentKind.Signature,
            "file" => AttachmentKind.File,
            _ => null,
        };
        if (kind is null)
            errors["kind"] = [WrongKind];
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > Limits.Name || !TextAttribute.CanBeKept(Name) || Name.Any(char.IsControl))
            errors["name"] = [FormattableString.Invariant($"name: a text of at most {Limits.Name} characters, not blank, none of them a control character.")];
        if (Public is not (null or "true" or "false"))
            errors["public"] = ["public: true or false."];
        var at = QueryValues.Instant("occurredAt", OccurredAt, errors);
        return new Asked(kind ?? default, Name ?? "", Public is null ? isRequester : Public == "true", at);
    }

    /// <summary>What was asked.</summary>
    internal sealed record Asked(AttachmentKind Kind, string Name, bool Public, DateTimeOffset? OccurredAt);
}
