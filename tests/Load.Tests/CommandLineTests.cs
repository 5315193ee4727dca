using Dispatch.Load.Cli;

namespace Dispatch.Load.Tests;

/// <summary>What may be left out, and what does not fit together.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("deadlines", "", true)]
    [InlineData("deadlines", "--open 30000", true)]
    [InlineData("deadlines", "--open 10000", false)]
    [InlineData("deadlines", "--due 0", false)]
    [InlineData("screens", "", true)]
    [InlineData("screens", "--screens 2000", true)]
    [InlineData("screens", "--screens 10", false)]
    [InlineData("screens", "--cells 0", false)]
    [InlineData("load", "", true)]
    [InlineData("load", "--beside http://127.0.0.1:5081 --rounds 12", true)]
    [InlineData("load", "--rounds 0", false)]
    [InlineData("load", "--beside elsewhere", false)]
    public void Defaults_count_when_a_command_is_checked(string name, string options, bool fits)
    {
        var command = name switch { "screens" => ScreensCommand.Create(), "load" => LoadCommand.Create(), _ => DeadlinesCommand.Create() };
        var parsed = command.Parse($"--url http://127.0.0.1:5080 --token t {options}");
        Assert.Equal(fits, parsed.Errors.Count == 0);
    }
}
