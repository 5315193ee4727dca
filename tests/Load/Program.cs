using System.CommandLine;
using Dispatch.Load.Cli;
using Dispatch.Load.Logs;
using Dispatch.Load.Server;

var root = new RootCommand("Replays logs against a Dispatch server, loads it, and generates logs.")
{
    ReplayCommand.Create(), LoadCommand.Create(), DeadlinesCommand.Create(), ScreensCommand.Create(), GenerateCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is LogUnreadableException or SignInException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCodes.Unusable;
}
catch (Exception e) when (e is ServerLostException or HttpRequestException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return ExitCodes.Fault;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Interrupted. The same command continues where it stopped.");
    return ExitCodes.Fault;
}
