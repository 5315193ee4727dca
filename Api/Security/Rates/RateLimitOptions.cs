using Microsoft.Extensions.Options;

namespace Dispatch.Security.Rates;

/// <summary>
/// How much one sender may ask of one process, and how much all of them at once: section <c>Dispatch:RateLimits</c>. The administrator's token, and what it lends
/// to parts of the process, is not limited by the first.
/// </summary>
public sealed class RateLimitOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Dispatch:RateLimits";

    /// <summary>Requests of one person who is signed in by cookie; default 50 a second, 200 at once.</summary>
    public RateLimit People { get; set; } = new() { Requests = 50, Burst = 200 };

    /// <summary>Requests of one identity that brings a token; default 5,000 a second, 10,000 at once.</summary>
    public RateLimit Programs { get; set; } = new() { Requests = 5_000, Burst = 10_000 };

    /// <summary>Requests of one address where nobody is signed in, pages and their files among them; default 200 a second, 2,000 at once.</summary>
    public RateLimit Addresses { get; set; } = new() { Requests = 200, Burst = 2_000 };

    /// <summary>Attempts to sign in with a password from one address; default 10 a minute.</summary>
    public RateLimit SignIns { get; set; } = new() { Requests = 10, Per = TimeSpan.FromMinutes(1), Burst = 10 };

    /// <summary>Requests of one address with a token that opens nothing; default 20 a minute. One that opens something is still let in.</summary>
    public RateLimit WrongTokens { get; set; } = new() { Requests = 20, Per = TimeSpan.FromMinutes(1), Burst = 20 };

    /// <summary>Files that one identity adds to tickets; default 60 a minute, 30 at once.</summary>
    public RateLimit Uploads { get; set; } = new() { Requests = 60, Per = TimeSpan.FromMinutes(1), Burst = 30 };

    /// <summary>Calls on one connection of the hub; default 50 a second, 100 at once.</summary>
    public RateLimit HubCalls { get; set; } = new() { Requests = 50, Burst = 100 };

    /// <summary>Connections to the hub that one identity has at once; default 50.</summary>
    public int HubConnections { get; set; } = 50;

    /// <summary>Commands that the process carries out at once, whoever sent them; default 1,000. They wait for the database: more of them would wait longer, and none be done sooner.</summary>
    public int Commands { get; set; } = 1_000;

    /// <summary>Questions that the process answers at once; default 1,000.</summary>
    public int Questions { get; set; } = 1_000;

    /// <summary>Commands to one ticket at once; default 64. It carries them out one after the other.</summary>
    public int CommandsOfOneTicket { get; set; } = 64;

    /// <summary>Says what is wrong before the first request would.</summary>
    internal sealed class Validator : IValidateOptions<RateLimitOptions>
    {
        private const int Most = 10_000_000;
        private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(1);
        private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

        /// <inheritdoc />
        public ValidateOptionsResult Validate(string? name, RateLimitOptions options)
        {
            List<string> wrong = [];
            Check(nameof(People), options.People);
            Check(nameof(Programs), options.Programs);
            Check(nameof(Addresses), options.Addresses);
            Check(nameof(SignIns), options.SignIns);
            Check(nameof(WrongTokens), options.WrongTokens);
            Check(nameof(Uploads), options.Uploads);
            Check(nameof(HubCalls), options.HubCalls);
            Count(nameof(HubConnections), options.HubConnections);
            Count(nameof(Commands), options.Commands);
            Count(nameof(Questions), options.Questions);
            Count(nameof(CommandsOfOneTicket), options.CommandsOfOneTicket);
            return wrong.Count > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;

            void Check(string limit, RateLimit value)
            {
                Count($"{limit}:{nameof(value.Requests)}", value.Requests);
                Count($"{limit}:{nameof(value.Burst)}", value.Burst);
                if (value.Per < s_shortest || value.Per > s_longest)
                    wrong.Add($"{Section}:{limit}:{nameof(value.Per)} is '{value.Per}'; it may be from {s_shortest} to {s_longest}.");
            }

            void Count(string key, int value)
            {
                if (value is < 1 or > Most)
                    wrong.Add($"{Section}:{key} is '{value}'; it may be from 1 to {Most}.");
            }
        }
    }
}
