using Dispatch.Hosting;
using Microsoft.Extensions.Hosting;

namespace Dispatch;

/// <summary>A node of a cluster without the API. A class that is named: the API, which hosts the same silo, has the <c>Program</c> that tests start.</summary>
internal static class Node
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            var builder = Host.CreateApplicationBuilder(args);
            builder.Configuration.AddNodeLogging();
            builder.Logging.LeaveToSentences();
            builder.AddDispatchNode();
            await builder.Build().RunAsync();
            return 0;
        }
        catch (Exception e) when (StartFailure.Explain(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }
}
