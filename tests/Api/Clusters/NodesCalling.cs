using Dispatch.Testing;

namespace Dispatch.Tests.Api.Clusters;

/// <summary>How these tests talk to an installation.</summary>
internal static class NodesCalling
{
    extension(Nodes nodes)
    {
        /// <summary>The administrator, at the first API process.</summary>
        public Caller Api => new(nodes.Apis[0].Http);

        /// <summary>Reports so many tickets that every silo has some.</summary>
        /// <returns>Their numbers.</returns>
        public async Task<IReadOnlyList<string>> ReportEverywhere()
        {
            List<string> numbers = [];
            for (var i = 0; i < 20; i++)
                numbers.Add((await nodes.Api.Report("front-desk")).Number);
            return numbers;
        }

        /// <summary>Waits until each of these tickets takes a command.</summary>
        public async Task TakeCommands(IReadOnlyList<string> numbers)
        {
            foreach (var number in numbers)
            {
                var key = ("Idempotency-Key", Guid.NewGuid().ToString());
                await Poll.Until(
                    async () => (await nodes.Api.Tell(number, "note", new { text = "Still there" }, key)).IsSuccess,
                    $"{number} takes a command", TimeSpan.FromSeconds(60));
            }
        }
    }
}
