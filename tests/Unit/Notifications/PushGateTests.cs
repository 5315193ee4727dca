using System.Net;
using Dispatch.Notifications;
using Microsoft.Extensions.Options;

namespace Dispatch.Unit.Notifications;

/// <summary>A browser says where pushes go, so it must not be able to point them at our own network.</summary>
public sealed class PushGateTests
{
    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc", true)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/abc", true)]
    [InlineData("http://fcm.googleapis.com/fcm/send/abc", false)]
    [InlineData("https://fcm.googleapis.com:8443/abc", false)]
    [InlineData("https://user:pass@fcm.googleapis.com/abc", false)]
    [InlineData("https://fcm.googleapis.com/abc#x", false)]
    [InlineData("https://localhost/abc", false)]
    [InlineData("https://127.0.0.1/abc", false)]
    [InlineData("https://8.8.8.8/abc", false)]
    [InlineData("https://[::1]/abc", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://0x7f000001/abc", false)]
    [InlineData("https://2130706433/abc", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/abc", false)]
    [InlineData("", false)]
    public void Only_public_names_are_taken_by_https(string endpoint, bool taken) => Assert.Equal(taken, Gate().Refuse(endpoint) is null);

    [Fact]
    public void An_address_that_is_too_long_is_not_kept() => Assert.NotNull(Gate().Refuse("https://fcm.googleapis.com/" + new string('a', PushGate.Longest)));

    [Theory]
    [InlineData("https://fcm.googleapis.com/a", true)]
    [InlineData("https://updates.push.services.mozilla.com/a", true)]
    [InlineData("https://push.services.mozilla.com.evil.example/a", false)]
    [InlineData("https://evilpush.services.mozilla.com/a", false)]
    [InlineData("https://web.push.apple.com/a", false)]
    public void A_list_of_hosts_is_a_list(string endpoint, bool taken) =>
        Assert.Equal(taken, Gate(new WebPushOptions { Hosts = ["fcm.googleapis.com", "*.push.services.mozilla.com"] }).Refuse(endpoint) is null);

    [Theory]
    [InlineData("http://127.0.0.1:9000/a", true)]
    [InlineData("http://127.0.0.1:9001/a", false)]
    [InlineData("https://127.0.0.1:9000/a", false)]
    public void A_service_of_ones_own_is_named_by_its_origin(string endpoint, bool taken) =>
        Assert.Equal(taken, Gate(new WebPushOptions { Origins = ["http://127.0.0.1:9000"] }).Refuse(endpoint) is null);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.128.0.1", true)]
    [InlineData("2a00:1450:4007::1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("ff02::1", false)]
    public void A_name_must_lead_to_a_public_address(string address, bool isPublic) => Assert.Equal(isPublic, PushGate.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void Settings_that_cannot_be_are_named()
    {
        var wrong = new WebPushOptions.Validator().Validate(null, new WebPushOptions
        {
            Contact = "it@example.org",
            TimeToLive = TimeSpan.Zero,
            Hosts = ["https://fcm.googleapis.com", "*"],
            Origins = ["127.0.0.1:9000", "http://127.0.0.1:9000/"],
        });
        Assert.Equal(6, wrong.Failures!.Count());
        Assert.True(new WebPushOptions.Validator().Validate(null, new WebPushOptions { Contact = "mailto:it@example.org", Hosts = ["*.push.apple.com"], Origins = ["http://127.0.0.1:9000"] }).Succeeded);
    }

    private static PushGate Gate(WebPushOptions? options = null) => new(Options.Create(options ?? new WebPushOptions()));
}
