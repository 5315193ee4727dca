using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dispatch.Notifications;

namespace Dispatch.Unit.Notifications;

/// <summary>Pushes are encrypted as RFC 8291 has it, and signed as RFC 8292 has it.</summary>
public sealed class PushEncryptionTests
{
    private static readonly byte[] s_receiver = Bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    private static readonly byte[] s_secret = Bytes("BTBZMqHH6r4Tts7J_aSIgg");

    [Fact]
    public void The_example_of_the_standard_comes_out()
    {
        // RFC 8291, section 5 and appendix A.
        var point = Bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        using var sender = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
            Q = new ECPoint { X = point[1..33], Y = point[33..] },
        });
        var body = PushEncryption.Encrypt(Encoding.UTF8.GetBytes("When I grow up, I want to be a watermelon"), s_receiver, s_secret, sender, Bytes("DGv6ra1nlYgDCS1FRnbzlw"));
        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(body));
    }

    [Fact]
    public void No_two_messages_are_encrypted_alike_and_none_is_longer_than_services_take()
    {
        var message = new byte[PushEncryption.Longest];
        var (first, second) = (PushEncryption.Encrypt(message, s_receiver, s_secret), PushEncryption.Encrypt(message, s_receiver, s_secret));
        Assert.Equal(4096, first.Length);
        Assert.NotEqual(first, second);
        Assert.Throws<ArgumentException>(() => PushEncryption.Encrypt(new byte[PushEncryption.Longest + 1], s_receiver, s_secret));
    }

    [Fact]
    public void Only_points_of_the_curve_are_keys()
    {
        Assert.True(PushEncryption.IsPoint(s_receiver));
        Assert.False(PushEncryption.IsPoint([]));
        Assert.False(PushEncryption.IsPoint(s_receiver.AsSpan(1)));
        Assert.False(PushEncryption.IsPoint([.. s_receiver, 0]));
        byte[] beside = [.. s_receiver[..^1], (byte)(s_receiver[^1] ^ 1)];
        Assert.False(PushEncryption.IsPoint(beside));
    }

    [Fact]
    public void A_key_that_was_written_signs_what_services_verify()
    {
        using var made = VapidKey.New();
        using var key = VapidKey.Read(made.Write())!;
        Assert.Equal(made.PublicKey, key.PublicKey);
        Assert.Null(VapidKey.Read("no key"));

        var expires = new DateTimeOffset(2026, 3, 2, 20, 0, 0, TimeSpan.Zero);
        var header = key.Authorize("https://push.example.org", expires, "mailto:it@example.org");
        Assert.StartsWith("vapid t=", header, StringComparison.Ordinal);
        Assert.EndsWith(", k=" + key.PublicKey, header, StringComparison.Ordinal);
        var parts = header["vapid t=".Length..header.IndexOf(',', StringComparison.Ordinal)].Split('.');
        Assert.Equal("ES256", JsonNode.Parse(Bytes(parts[0]))!["alg"]!.GetValue<string>());
        var claims = JsonNode.Parse(Bytes(parts[1]))!;
        Assert.Equal(
            ("https://push.example.org", expires.ToUnixTimeSeconds(), "mailto:it@example.org"),
            (claims["aud"]!.GetValue<string>(), claims["exp"]!.GetValue<long>(), claims["sub"]!.GetValue<string>()));
        var point = Bytes(key.PublicKey);
        using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
        Assert.True(verifier.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Bytes(parts[2]), HashAlgorithmName.SHA256));
    }

    private static byte[] Bytes(string text) => Base64Url.DecodeFromChars(text);
}
