using System.Net.Mail;

namespace Dispatch.Sla;

/// <summary>What a contact must be before it is recorded.</summary>
public static class ContactRules
{
    /// <summary>What is wrong with a contact; empty if nothing is.</summary>
    public static IEnumerable<RuleProblem> Check(Contact contact)
    {
        if (contact.Email is { } email && !IsAddress(email))
            yield return new RuleProblem("email", "email: an address such as marie@example.org, without a name before it.");
    }

    private static bool IsAddress(string text) => MailAddress.TryCreate(text, out var address) && address.Address == text;
}
