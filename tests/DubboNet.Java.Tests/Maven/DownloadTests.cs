using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DubboNet.Java.Tests.Maven;

/// <summary>Tests where files come from, and what is said if they do not come.</summary>
public sealed class DownloadTests : MavenTest
{
    private const string Api = "com.acme:stock-api:1.4";
    private const string Jar = "com/acme/stock-api/1.4/stock-api-1.4.jar";

    private RepositoryServer _server = null!;

    [SetUp]
    public void Serve() => _server = new RepositoryServer(Remote.Path);

    [TearDown]
    public void Stop() => _server.Dispose();

    [Test]
    public void Local_repository_is_looked_in_first()
    {
        Local.Add(Api);
        Local.Write("com/acme/stock-api/1.4/stock-api-1.4-sources.jar", "sources");
        Assert.That(Find(), Is.EqualTo(Path.Combine(Local.Path, Jar)));
        Assert.That(_server.Requests, Is.Empty);
    }

    [Test]
    public void Download_is_written_to_the_local_repository_with_its_sources()
    {
        Remote.Add(Api);
        Remote.Write("com/acme/stock-api/1.4/stock-api-1.4-sources.jar", "sources");
        string jar = Find();
        Assert.That(jar, Is.EqualTo(Path.Combine(Local.Path, Jar)));
        Assert.That(File.ReadAllText(jar), Is.EqualTo(Api));
        Assert.That(
            Directory.GetFiles(Local.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(),
            Is.EqualTo(new[] { "stock-api-1.4-sources.jar", "stock-api-1.4.jar" }));

        int requests = _server.Requests.Count;
        Find();
        Assert.That(_server.Requests, Has.Count.EqualTo(requests));
    }

    [TestCase("sha1", true)]
    [TestCase("sha256", true)]
    [TestCase("sha1", false)]
    [TestCase("sha256", false)]
    public void Checksum_is_compared(string kind, bool isRight)
    {
        Remote.Add(Api);
        byte[] content = Encoding.UTF8.GetBytes(isRight ? Api : "other");
#pragma warning disable CA5350 // This is the checksum of Maven.
        byte[] hash = kind == "sha1" ? SHA1.HashData(content) : SHA256.HashData(content);
#pragma warning restore CA5350
        Remote.Write($"{Jar}.{kind}", $"{Convert.ToHexString(hash)}  stock-api-1.4.jar\n");
        if (isRight)
        {
            Assert.That(File.Exists(Find()));
            return;
        }

        AssertFails(kind, Convert.ToHexString(hash), "Publish the file again");
        Assert.That(Directory.GetFiles(Local.Path, "*.jar*", SearchOption.AllDirectories), Is.Empty);
    }

    [TestCase(HttpStatusCode.NotFound, "404 Not Found", "Correct the coordinates, or add the repository that has it.")]
    [TestCase(HttpStatusCode.Unauthorized, "401 Unauthorized", "https://user:password@host/path")]
    [TestCase(HttpStatusCode.InternalServerError, "500 Internal Server Error", "")]
    public void Status_is_reported(HttpStatusCode status, string code, string advice)
    {
        _server.Status = status;
        AssertFails(code, advice, $"{_server.Url}{Jar}", Path.Combine(Local.Path, Jar));
    }

    [Test]
    public void Next_repository_is_tried()
    {
        Remote.Add(Api);
        using var resolver = new MavenResolver(Options() with { Repositories = ["http://127.0.0.1:1/", Remote.Path] });
        Assert.That(resolver.Find(MavenCoordinates.TryParse(Api)!), Is.EqualTo(Path.Combine(Remote.Path, Jar)));
    }

    [Test]
    public void Repository_that_does_not_respond_is_asked_once()
    {
        _server.IsSilent = true;
        using var resolver = new MavenResolver(Options(_server.Url) with { Timeout = TimeSpan.FromMilliseconds(200) });
        var first = Assert.Throws<MavenException>(() => resolver.Find(MavenCoordinates.TryParse(Api)!));
        Assert.That(first!.Message, Does.Contain("no response within 0.2 s"));
        var second = Assert.Throws<MavenException>(() => resolver.Find(MavenCoordinates.TryParse(Api)!));
        Assert.That(second!.Message, Does.Contain("did not respond in time"));
        Assert.That(_server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Repository_that_cannot_be_reached_is_named()
    {
        using var resolver = new MavenResolver(Options("http://127.0.0.1:1/maven"));
        var thrown = Assert.Throws<MavenException>(() => resolver.Find(MavenCoordinates.TryParse(Api)!));
        Assert.That(thrown!.Message, Does.Contain($"http://127.0.0.1:1/maven/{Jar}: ").And.Contain("Check the address and the network"));
    }

    [Test]
    public void Large_file_is_refused()
    {
        Remote.Add(Api);
        using var resolver = new MavenResolver(Options(_server.Url) with { MaxFileSize = 10 });
        var thrown = Assert.Throws<MavenException>(() => resolver.Find(MavenCoordinates.TryParse(Api)!));
        Assert.That(thrown!.Message, Does.Contain("larger than 10 bytes"));
    }

    [Test]
    public void Password_is_sent_and_not_shown()
    {
        using var resolver = new MavenResolver(Options(_server.Url.Replace("://", "://me:secret%21@", StringComparison.Ordinal)));
        var thrown = Assert.Throws<MavenException>(() => resolver.Find(MavenCoordinates.TryParse(Api)!));
        Assert.That(thrown!.Message, Does.Not.Contain("secret"));
        string sent = Convert.ToBase64String(Encoding.UTF8.GetBytes("me:secret!"));
        Assert.That(_server.Requests, Does.Contain($"{Jar} Basic {sent}"));
    }

    [Test]
    public void Nothing_is_downloaded_offline()
    {
        Remote.Add(Api);
        using var resolver = new MavenResolver(Options(_server.Url) with { IsOffline = true });
        var thrown = Assert.Throws<MavenException>(() => resolver.Find(MavenCoordinates.TryParse(Api)!));
        Assert.That(thrown!.Message, Does.Contain("downloads are turned off"));
        Assert.That(_server.Requests, Is.Empty);
    }

    [Test]
    public void Folder_is_named_by_a_path_or_a_URL()
    {
        Remote.Add(Api);
        using var resolver = new MavenResolver(Options(new Uri(Remote.Path).AbsoluteUri));
        Assert.That(resolver.Find(MavenCoordinates.TryParse(Api)!), Is.EqualTo(Path.Combine(Remote.Path, Jar)));
    }

    [Test]
    public void Address_of_another_form_is_refused()
    {
        var thrown = Assert.Throws<MavenException>(() => new MavenResolver(Options("ftp://repo.acme.com")));
        Assert.That(thrown!.Message, Does.Contain("'ftp://repo.acme.com'").And.Contain("https"));
    }

    [Test]
    public void Newest_build_of_a_snapshot_is_found()
    {
        const string Folder = "com/acme/stock-api/1.5-SNAPSHOT";
        Remote.Write($"{Folder}/maven-metadata.xml", Metadata(2));
        Remote.Write($"{Folder}/stock-api-1.5-20260102.030405-2.jar", "build 2");
        Assert.That(File.ReadAllText(Find("com.acme:stock-api:1.5-SNAPSHOT")), Is.EqualTo("build 2"));
        Remote.Write($"{Folder}/maven-metadata.xml", Metadata(3));
        Remote.Write($"{Folder}/stock-api-1.5-20260102.030405-3.jar", "build 3");
        Assert.That(File.ReadAllText(Find("com.acme:stock-api:1.5-SNAPSHOT")), Is.EqualTo("build 3"));
    }

    private static string Metadata(int build) =>
        $"""
        <metadata><versioning>
          <snapshot><timestamp>20260102.030405</timestamp><buildNumber>{build}</buildNumber></snapshot>
        </versioning></metadata>
        """;

    private string Find(string coordinates = Api)
    {
        using var resolver = new MavenResolver(Options(_server.Url));
        return resolver.Find(MavenCoordinates.TryParse(coordinates)!);
    }

    private void AssertFails(params string[] texts)
    {
        var thrown = Assert.Throws<MavenException>(() => Find());
        Assert.That(thrown!.Message, Does.StartWith($"{Api} was not found."));
        foreach (string text in texts)
            Assert.That(thrown.Message, Does.Contain(text));
    }
}
