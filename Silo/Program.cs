using Dispatch.Hosting;
using Microsoft.Extensions.Hosting;

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
