using Dispatch.Tickets;
using Microsoft.Extensions.Logging;

namespace Dispatch.Unit.Tickets;

/// <summary>Servers whose clocks differ are told of (sla.md rule 19).</summary>
public sealed class ClockSkewTests
{
    [Theory]
    [InlineData(2000, false)]
    [InlineData(2001, true)]
    public void A_change_that_lies_ahead_by_more_than_two_seconds_raises_an_alarm(int milliseconds, bool alarm)
    {
        var log = new Alarms();
        new ClockSkew(log).Watch(Life.Number, Life.In(TicketStatus.New).State!, Life.Start.AddMilliseconds(-milliseconds));
        Assert.Equal(alarm, log.Lines.Count == 1);
    }

    private sealed class Alarms : ILogger<ClockSkew>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
