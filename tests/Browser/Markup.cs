using static Microsoft.Playwright.Assertions;

namespace Dispatch.Tests.Browser;

/// <summary>Markup with a script in it, as somebody may write it into any field.</summary>
public static class Markup
{
    public const string Script = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

    /// <summary>Nothing of it has become part of the page, and nothing of it has run.</summary>
    public static async Task IsText(IPage page)
    {
        await Expect(page.Locator("#app img, #app script")).ToHaveCountAsync(0);
        Assert.DoesNotContain("owned", (await page.TitleAsync()).Replace(Script, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
