using DubboNet.Registry.Metadata;

namespace DubboNet.Tests.Registry;

/// <summary>Tests the request for the metadata of an application against the bytes of Java.</summary>
[Property("Rule", "W51")]
public sealed class MetadataClientTests
{
    private const string Application = "frames-app";

    private static readonly string[] Lines = ["3.2", "3.3"];

    [TestCaseSource(nameof(Lines))]
    public async Task Instance_in_Java_is_asked_in_hessian2(string line)
    {
        byte[] expected = Frame(line, "by-hand-hessian2", ">");
        IReadOnlyList<object?> javaRequest = new RawFrame(expected[..16], expected[16..]).Values;
        (Task<ApplicationMetadata> asking, RawFrame request) =
            await AskAsync((string)javaRequest[5]!, Frame(line, "by-hand-hessian2", "<"));
        Assert.That(request.Flags, Is.EqualTo(expected[2]));
        Assert.That(request.Values.Take(6), Is.EqualTo(javaRequest.Take(6)));
        var attachments = (Dictionary<object, object?>)request.Values[6]!;
        Assert.That(
            new[] { attachments["path"], attachments["version"], attachments["group"] },
            Is.EqualTo(new[] { javaRequest[1], "1.0.0", Application }));
        ApplicationMetadata metadata = await asking.Within();
        Assert.That((metadata.Application, metadata.Revision), Is.EqualTo((Application, javaRequest[5])));
        Assert.That(
            metadata.Services.Select(service => (service.Key, service.Port)),
            Is.EqualTo(new[] { ("blue/com.example.frames.FrameService:2.1.0:dubbo", 23800) }));
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Unknown_revision_is_an_error(string line)
    {
        (Task<ApplicationMetadata> asking, _) = await AskAsync("unknown", Frame(line, "by-hand-unknown-revision", "<"));
        Assert.That(
            (await FailAsync<InvalidDataException>(asking)).Message,
            Does.Match(@"^The instance 127\.0\.0\.1:\d+ does not know the revision\.$"));
    }

    [Test]
    public async Task Other_group_is_an_error()
    {
        (Task<ApplicationMetadata> asking, _) = await AskAsync("any", Frame("3.3", "by-hand-wrong-group", "<"));
        Assert.That((await FailAsync<DubboException>(asking)).Message, Does.Contain("Not found exported service"));
    }

    [Test]
    public async Task Other_result_is_an_error()
    {
        (Task<ApplicationMetadata> asking, _) = await AskAsync("any", Frame("3.3", "by-hand-serviceName", "<"));
        Assert.That((await FailAsync<InvalidDataException>(asking)).Message, Does.EndWith(" returned frames-app."));
    }

    /// <summary>Asks an instance that gives a response of Java. Returns the request.</summary>
    private static async Task<(Task<ApplicationMetadata> Asking, RawFrame Request)> AskAsync(string revision, byte[] response)
    {
        using var java = new ScriptedPeer();
        var client = new MetadataClient(new InMemoryRegistry("memory://a"), new DubboChannelOptions());
        Task<ApplicationMetadata> asking = client.GetAsync(
            new ServiceInstance(Application, "127.0.0.1", 1),
            new InstanceMetadata(revision, IsRemote: false, "dubbo", java.EndPoint.Port, null), CancellationToken.None);
        using RawPeer connection = await java.AcceptAsync();
        RawFrame request = (await connection.ReadFrameAsync())!;
        request.Head[4..12].CopyTo(response, 4);
        await connection.SendAsync(response);
        await Task.WhenAny(asking).Within();
        return (asking, request);
    }

    private static byte[] Frame(string line, string name, string direction) => Convert.FromHexString(
        Repository.Read($"tests/DubboNet.Interop.Tests/Fixtures/metadata-{line}.tsv").Split('\n').Select(each => each.Split('\t'))
            .First(fields => fields.Length == 4 && fields[0] == name && fields[2] == direction)[3].Trim());
}
