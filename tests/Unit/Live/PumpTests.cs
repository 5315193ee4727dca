using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Dispatch.Live;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dispatch.Unit.Live;

/// <summary>A screen that never reads costs what its queue holds, and when it reads again it finds the newest.</summary>
[Collection(Alone.Name)]
public sealed class PumpTests
{
    private const string Feed = "cell:north";
    private const int Messages = 10_000;
    private const int Kilobytes = 20;

    [Fact]
    public async Task A_screen_that_never_reads_takes_a_bounded_share_of_memory_and_finds_the_newest_when_it_reads()
    {
        var manager = new PumpLifetimeManager<DispatchHub>(NullLogger<DefaultHubLifetimeManager<DispatchHub>>.Instance);
        var wire = new Pipe(new PipeOptions(pauseWriterThreshold: 64 * 1024, resumeWriterThreshold: 32 * 1024));
        var silence = new Pipe();
        var connection = new HubConnectionContext(
            new DefaultConnectionContext("deaf", new Wire(silence.Reader, wire.Writer), new Wire(wire.Reader, silence.Writer)),
            new HubConnectionContextOptions { KeepAliveInterval = TimeSpan.FromHours(1), ClientTimeoutInterval = TimeSpan.FromHours(1) },
            NullLoggerFactory.Instance)
        {
            Protocol = new JsonHubProtocol(),
        };
        await manager.OnConnectedAsync(connection);
        await manager.AddToGroupAsync("deaf", Feed);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 1; i <= Messages; i++)
            await manager.SendGroupAsync(Feed, "cellChanged", [i, new string('x', Kilobytes * 512)]);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        // What was sent is two hundred megabytes; kept are 64 messages, and what is on the wire.
        Assert.True(grown < 8_000_000, $"{grown} bytes are held for a screen that never reads.");

        var read = await Read(wire.Reader, until: $"[{Messages},");
        var messages = Encoding.UTF8.GetString(read).Count(character => character == '\u001e');
        Assert.InRange(messages, 64, 100);
        await manager.OnDisconnectedAsync(connection);
    }

    private static async Task<byte[]> Read(PipeReader reader, string until)
    {
        var last = Encoding.UTF8.GetBytes(until);
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var read = new ArrayBufferWriter<byte>();
        while (read.WrittenSpan.IndexOf(last) < 0 || read.WrittenSpan[^1] != 0x1e)
        {
            var result = await reader.ReadAsync(bound.Token);
            foreach (var segment in result.Buffer)
                read.Write(segment.Span);
            reader.AdvanceTo(result.Buffer.End);
        }

        return read.WrittenSpan.ToArray();
    }

    private sealed class Wire(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
