using System.Net;
using Dispatch.Load.Server;

namespace Dispatch.Load.Tests;

public sealed class AnswerReaderTests
{
    [Fact]
    public void A_ticket_gives_its_number_and_version_whatever_stands_inside_it()
    {
        var answer = AnswerReader.Read(HttpStatusCode.OK, """{"site":{"number":"9","version":8},"number":"T-1042","skills":[{"version":7}],"version":3}"""u8);
        Assert.Equal(new Answer(HttpStatusCode.OK, "T-1042", 3, null, null), answer);
    }

    [Fact]
    public void A_problem_gives_its_code()
    {
        var answer = AnswerReader.Read(HttpStatusCode.Conflict, """{"status":409,"detail":"Busy.","code":"technician-busy"}"""u8);
        Assert.Equal(("technician-busy", "Busy."), (answer.Code, answer.Detail));
        Assert.False(answer.IsAccepted || answer.IsTransient);
    }

    [Fact]
    public void What_is_not_JSON_gives_the_status() =>
        Assert.Equal("http-502", AnswerReader.Read(HttpStatusCode.BadGateway, "<html>"u8).Code);
}
