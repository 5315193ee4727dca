using Dispatch.People;

namespace Dispatch.Unit.People;

/// <summary>RFC 6238, appendix B: its secret, SHA-1, the last six of its eight digits.</summary>
public sealed class TimeCodeTests
{
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, TimeCode.At(Secret, TimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));
}
