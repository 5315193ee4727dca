using System.Globalization;
using System.Text;
using Dispatch.Sla;

namespace Dispatch.Notifications;

/// <summary>What e-mails say, in English and in French. Plain text; instants are UTC, since readers are anywhere.</summary>
internal static class EmailText
{
    private const string Escalated = "escalationStepTaken";
    private const string Exhausted = "escalationExhausted";

    /// <summary>So many tickets a subject names.</summary>
    private const int Named = 5;

    /// <summary>The subject.</summary>
    public static string Subject(NotificationMessage message)
    {
        if (!message.IsDigest)
            return $"{message.Newest.Ticket}: {message.Newest.Subject}";
        var tickets = message.Tickets;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Dispatch: {message.Notifications.Count} notifications, {string.Join(", ", tickets.Take(Named))}{(tickets.Count > Named ? " …" : "")}");
    }

    /// <summary>The text.</summary>
    public static string Body(NotificationMessage message)
    {
        var text = new StringBuilder();
        Write(text, message, "Several notifications were gathered for you:", English);
        text.Append("\n-- \n\n");
        Write(text, message, "Plusieurs notifications ont été regroupées pour vous :", French);
        return text.ToString();
    }

    private static void Write(StringBuilder text, NotificationMessage message, string gathered, Func<Notification, string> sentence)
    {
        if (message.IsDigest)
            text.Append(gathered).Append("\n\n");
        foreach (var notification in message.Notifications)
        {
            text.Append(CultureInfo.InvariantCulture, $"{notification.Ticket} ({notification.Notice.Cell}, P{notification.Priority}): {notification.Subject}\n");
            text.Append(CultureInfo.InvariantCulture, $"{notification.OccurredAt:yyyy-MM-dd HH:mm} UTC: {sentence(notification)}\n\n");
        }
    }

    private static string English(Notification notification)
    {
        var reason = notification.Reason;
        var target = reason.Trigger?.Target switch
        {
            SlaTarget.Response => "response target",
            SlaTarget.OnSite => "on-site target",
            SlaTarget.Resolution => "resolution target",
            _ => "hand-over target",
        };
        return (reason.Event, reason.Trigger?.Percent) switch
        {
            (Escalated, { } percent) => $"{percent}% of the {target} is used up{Step("step", "reminder", reason)}.",
            (Escalated, null) => $"the {target} was missed{Step("step", "reminder", reason)}.",
            (Exhausted, _) => $"the escalation of the {target} found nobody. Somebody must look at this ticket.",
            _ => "nothing else is due for this ticket: please look at it.",
        };
    }

    private static string French(Notification notification)
    {
        var reason = notification.Reason;
        var target = reason.Trigger?.Target switch
        {
            SlaTarget.Response => "de prise en charge",
            SlaTarget.OnSite => "d'arrivée sur site",
            SlaTarget.Resolution => "de résolution",
            _ => "de transmission",
        };
        return (reason.Event, reason.Trigger?.Percent) switch
        {
            (Escalated, { } percent) => $"{percent} % du délai {target} est écoulé{Step("étape", "rappel", reason)}.",
            (Escalated, null) => $"le délai {target} est dépassé{Step("étape", "rappel", reason)}.",
            (Exhausted, _) => $"l'escalade du délai {target} n'a trouvé personne. Quelqu'un doit s'occuper de ce ticket.",
            _ => "rien d'autre n'est prévu pour ce ticket : merci d'y jeter un œil.",
        };
    }

    private static string Step(string step, string reminder, NoticeReason reason) => reason.Repeat is > 0
        ? string.Create(CultureInfo.InvariantCulture, $" ({step} {reason.Step + 1}, {reminder} {reason.Repeat})")
        : string.Create(CultureInfo.InvariantCulture, $" ({step} {reason.Step + 1})");
}
