using Dispatch.Security;

namespace Dispatch.Unit.People;

public sealed class GuessableTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("P@$$w0rd-2026")]
    [InlineData("Motdepasse2026!")]
    [InlineData("AdminAdmin123")]
    [InlineData("dispatch-helpdesk")]
    [InlineData("changeme-changeme")]
    [InlineData("azertyuiop123456")]
    [InlineData("password1234567890")]
    [InlineData("0123456789abcdef")]
    [InlineData("fedcba9876543210")]
    [InlineData("zzzzzzzzzzzzzzzz")]
    [InlineData("xyxyxyxyxyxyxyxy")]
    public void What_everybody_tries_first_is_recognised(string secret) => Assert.True(Guessable.Is(secret));

    [Theory]
    [InlineData("violet-anchor-7-crumbs")]
    [InlineData("correct horse battery staple")]
    [InlineData("849302758172")]
    [InlineData("the admin of my heart")]
    [InlineData("a-token-for-tests-only")]
    public void What_is_a_persons_own_is_not(string secret) => Assert.False(Guessable.Is(secret));

    [Fact]
    public void No_random_token_is() => Assert.All(Enumerable.Range(0, 10_000), _ => Assert.False(Guessable.Is(AdminToken.Generate())));
}
