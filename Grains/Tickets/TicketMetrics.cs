using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dispatch.Tickets;

/// <summary>What tickets count, under the meter <see cref="MeterName"/>, in the process whose grain decided.</summary>
public static class TicketMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Dispatch.Tickets";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly Counter<long> s_commands =
        s_meter.CreateCounter<long>("dispatch.tickets.commands", "{command}", "Commands by name and outcome: accepted, refused or failed.");

    private static readonly Counter<long> s_refusals =
        s_meter.CreateCounter<long>("dispatch.tickets.refusals", "{command}", "Commands that were refused, by the refusal's code.");

    private static readonly Counter<long> s_skews = s_meter.CreateCounter<long>(
        "dispatch.tickets.clock_skew", "{ticket}", "Tickets met whose last change lies more than two seconds ahead of this process's clock.");

    /// <summary>Counts a command when it is answered. Commands of timers are none that somebody gave, and not among them.</summary>
    internal static Task<CommandOutcome> Count(TicketCommand command, Task<CommandOutcome> answer)
    {
        return s_commands.Enabled ? Counted() : answer;

        async Task<CommandOutcome> Counted()
        {
            var outcome = "failed";
            try
            {
                var answered = await answer;
                outcome = answered.IsAccepted ? "accepted" : "refused";
                if (!answered.IsAccepted)
                    s_refusals.Add(1, new TagList { { "code", answered.Refusal.Code } });
                return answered;
            }
            finally
            {
                s_commands.Add(1, new TagList { { "command", TicketLife.NameOf(command) }, { "outcome", outcome } });
            }
        }
    }

    internal static void Skewed() => s_skews.Add(1);
}
