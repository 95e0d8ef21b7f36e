using System.Diagnostics;

namespace DubboNet.Tests.Registry;

/// <summary>Tests URLs as Java parses, formats and encodes them.</summary>
public sealed class DubboUrlTests
{
    private const string Decoded = "dubbo://10.0.0.5:20880/org.demo.Hi?a=b c&d=é~!*'()€😀";
    private const string Encoded =
        "dubbo%3A%2F%2F10.0.0.5%3A20880%2Forg.demo.Hi%3Fa%3Db+c%26d%3D%C3%A9%7E%21*%27%28%29%E2%82%AC%F0%9F%98%80";

    /// <summary>Gets the names of all nodes that Java 2.6 to 3.3 left in ZooKeeper.</summary>
    public static IEnumerable<string> CapturedNodes =>
        Repository.Read("tests/DubboNet.Tests/Registry/Captures/nodes.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t')[1]);

    [TestCaseSource(nameof(CapturedNodes))]
    public void Node_of_Java_is_parsed_and_written_again(string node)
    {
        Assert.That(DubboUrl.TryParseEncoded(node, out DubboUrl? url));
        Assert.That(url!.ToEncodedString(), Is.EqualTo(node));
        var again = DubboUrl.Parse(url.ToFullString());
        Assert.That(again, Is.EqualTo(url));
        Assert.That((again.Interface, again.Group, again.Version), Is.EqualTo(("com.example.frames.FrameService", "blue", "2.1.0")));
    }

    [Test]
    public void Text_is_encoded_as_by_the_URLEncoder_of_Java()
    {
        Assert.That(UrlText.Encode(Decoded), Is.EqualTo(Encoded));
        Assert.That(UrlText.Encode("\ud800x\udc00"), Is.EqualTo("%3Fx%3F"));
        const string Kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-*_";
        IEnumerable<string> letters = Enumerable.Range(0, 0x250).Select(code => $"{(char)code}");
        string unchanged = string.Concat(letters.Where(letter => UrlText.Encode(letter) == letter));
        Assert.That(unchanged, Is.EquivalentTo(Kept));
    }

    [TestCase(Encoded)]
    [TestCase("dubbo%3a%2f%2f10.0.0.5%3a20880%2forg.demo.Hi%3fa%3db+c%26d%3d%c3%a9%7e%21*%27%28%29%e2%82%ac%f0%9f%98%80")]
    public void Encoded_text_is_decoded_in_either_case(string text)
    {
        Assert.That(UrlText.TryDecode(text, out string decoded));
        Assert.That(decoded, Is.EqualTo(Decoded));
        Assert.That(DubboUrl.TryParseEncoded(text, out DubboUrl? url));
        Assert.That(url, Is.EqualTo(DubboUrl.Parse(Decoded)));
        Assert.That(url!.ToEncodedString(), Is.EqualTo(Encoded));
    }

    [Test]
    public void Malformed_text_becomes_replacement_characters()
    {
        Assert.That(UrlText.TryDecode("\ud800%41😀%42%ff", out string decoded));
        Assert.That(decoded, Is.EqualTo("\ufffdA😀B\ufffd"));
    }

    [TestCase("a%")]
    [TestCase("a%4")]
    [TestCase("a%4g")]
    [TestCase("dubbo%3A%2F%2Fhost%3Fa%3D%zz")]
    public void Percent_sign_without_two_digits_is_rejected(string text)
    {
        Assert.That(UrlText.TryDecode(text, out _), Is.False);
        Assert.That(DubboUrl.TryParseEncoded(text, out _), Is.False);
    }

    [TestCase("dubbo://host", "dubbo", "host", 0, "")]
    [TestCase(" dubbo://host:20880/ ", "dubbo", "host", 20880, "")]
    [TestCase("dubbo://host:20880/context/org.demo.Hi#x/y?a=b", "dubbo", "host", 20880, "context/org.demo.Hi")]
    [TestCase("host:2181", "", "host", 2181, "")]
    [TestCase("10.0.0.5", "", "10.0.0.5", 0, "")]
    [TestCase("file:/home/user/x", "file", "", 0, "home/user/x")]
    [TestCase("file:///home/user", "file", "", 0, "home/user")]
    [TestCase("dubbo://[2001:db8::1]:20880/x", "dubbo", "2001:db8::1", 20880, "x")]
    [TestCase("dubbo://[::1]/x", "dubbo", "::1", 0, "x")]
    [TestCase("dubbo://2001:db8:0:0:0:0:0:1:20880/x", "dubbo", "2001:db8:0:0:0:0:0:1", 20880, "x")]
    [TestCase("dubbo://fe80::1:2%5", "dubbo", "fe80::1:2%5", 0, "")]
    [TestCase("dubbo://fe80::abcd", "dubbo", "fe80::abcd", 0, "")]
    [TestCase("override://0.0.0.0/org.demo.Hi", "override", "0.0.0.0", 0, "org.demo.Hi")]
    public void Parts_are_found(string text, string protocol, string host, int port, string path)
    {
        var url = DubboUrl.Parse(text);
        Assert.That((url.Protocol, url.Host, url.Port, url.Path), Is.EqualTo((protocol, host, port, path)));
        Assert.That(DubboUrl.Parse(url.ToFullString()), Is.EqualTo(url));
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase("://host")]
    [TestCase("dubbo://host:port")]
    [TestCase("dubbo://host:65536")]
    [TestCase("dubbo://host:-1")]
    [TestCase("dubbo://a:b:1")]
    [TestCase("dubbo://[::1")]
    [TestCase("dubbo://[::1]x")]
    [TestCase("dubbo://::1]:5")]
    [TestCase("dubbo://[]:5")]
    public void Text_that_is_not_a_URL_is_rejected(string text)
    {
        Assert.That(DubboUrl.TryParse(text, out _), Is.False);
        Assert.That(() => DubboUrl.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(text.Trim()));
    }

    [Test]
    public void Parameters_are_split_as_in_Java()
    {
        var url = DubboUrl.Parse("dubbo://h/x?a=1;b=2&c=3=4&d&=5&e=&a=6&f= 7 &g=h#i&default.timeout=5&default.a=8&default.=9");
        Assert.That(
            string.Join("&", url.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}")),
            Is.EqualTo("a=6&b=2&c=3=4&d=&default.=9&default.a=8&default.timeout=5&e=&f=7&g=h#i&timeout=5"));
        Assert.That(
            new[] { url.GetParameter("d"), url.GetParameter("z"), url.GetParameter("timeout") }, Is.EqualTo(new[] { null, null, "5" }));
    }

    [Test]
    public void Several_hosts_become_the_backup()
    {
        var url = DubboUrl.Parse("zookeeper://user:secret@zk-1:2181,zk-2:2181,zk-3:2181?backup=zk-4:2181&password=hidden");
        Assert.That((url.Host, url.Port, url.GetParameter("backup")), Is.EqualTo(("zk-1", 2181, "zk-2:2181,zk-3:2181,zk-4:2181")));
        Assert.That((url.UserName, url.Password), Is.EqualTo(("user", "secret")));
        Assert.That($"{url}", Is.EqualTo("zookeeper://zk-1:2181?backup=zk-2:2181,zk-3:2181,zk-4:2181"), "without secrets");
        Assert.That(
            url.WithParameters(KeyValuePair.Create("password", (string?)null)).ToFullString(),
            Is.EqualTo("zookeeper://user:secret@zk-1:2181?backup=zk-2:2181,zk-3:2181,zk-4:2181"));
    }

    [TestCase("dubbo://u:p:q@r@h:1/a@b", "u", "p:q@r", "a@b")]
    [TestCase("dubbo://u@h:1", "u", null, "")]
    public void User_ends_at_the_last_at_sign_before_the_path(string text, string user, string? password, string path)
    {
        var url = DubboUrl.Parse(text);
        Assert.That((url.UserName, url.Password, url.Host, url.Path), Is.EqualTo((user, password, "h", path)));
        Assert.That(url.ToFullString(), Is.EqualTo(text));
        Assert.That(url, Is.Not.EqualTo(DubboUrl.Parse("dubbo://h:1/" + path)));
    }

    [TestCase("a", "b&c", "which contains & or ;")]
    [TestCase("a", "b;c", "which contains & or ;")]
    [TestCase("a=b", "c", "The name of the parameter 'a=b' contains")]
    public void Parameter_that_would_start_another_one_is_rejected(string name, string value, string problem)
    {
        Assert.That(
            () => new DubboUrl("dubbo", "h", parameters: [KeyValuePair.Create(name, value)]),
            Throws.ArgumentException.With.Message.Contains(problem));
        Assert.That(
            () => new DubboUrl("dubbo", "h").WithParameters(KeyValuePair.Create(name, (string?)value)),
            Throws.ArgumentException.With.Message.Contains(problem));
    }

    [Test]
    public void Encoded_value_is_decoded_once()
    {
        string node = new DubboUrl("dubbo", "h", 1, "x", [KeyValuePair.Create("mock", UrlText.Encode("return a&b;c=d"))]).ToEncodedString();
        Assert.That(node, Does.EndWith("%3Fmock%3Dreturn%2Ba%2526b%253Bc%253Dd"));
        Assert.That(DubboUrl.TryParseEncoded(node, out DubboUrl? url));
        Assert.That(url!.GetParameter("mock"), Is.EqualTo("return+a%26b%3Bc%3Dd"));
    }

    [TestCase("dubbo://h:1/org.demo.Hi", "org.demo.Hi", "org.demo.Hi:dubbo", "org.demo.Hi::")]
    [TestCase(
        "dubbo://h:1/x/org.demo.Hi?interface=org.demo.Hi&version=1.0.0", "org.demo.Hi:1.0.0", "org.demo.Hi:1.0.0:dubbo",
        "org.demo.Hi:1.0.0:")]
    [TestCase("tri://h:1/org.demo.Hi?group=g1", "g1/org.demo.Hi", "g1/org.demo.Hi:tri", "org.demo.Hi::g1")]
    [TestCase(
        "dubbo://h:1/org.demo.Hi?group=g1&version=1.0.0", "g1/org.demo.Hi:1.0.0", "g1/org.demo.Hi:1.0.0:dubbo", "org.demo.Hi:1.0.0:g1")]
    public void Keys_are_those_of_Java(string text, string serviceKey, string protocolServiceKey, string colonKey)
    {
        var url = DubboUrl.Parse(text);
        Assert.That((url.ServiceKey, url.ProtocolServiceKey, url.ColonKey), Is.EqualTo((serviceKey, protocolServiceKey, colonKey)));
    }

    [TestCase("find", "timeout", "2000")]
    [TestCase("list", "timeout", "500")]
    [TestCase("gone", "timeout", "500")]
    [TestCase("find", "retries", null)]
    public void Methods_have_parameters_of_their_own(string method, string name, string? expected)
    {
        var url = DubboUrl.Parse("dubbo://h/x?methods=find,list&timeout=500&find.timeout=2000&gone.timeout=1");
        Assert.That(url.GetMethodParameter(method, name), Is.EqualTo(expected));
    }

    [Test]
    public void Methods_are_not_checked_if_the_URL_lists_none() =>
        Assert.That(DubboUrl.Parse("dubbo://h/x?find.timeout=2000").GetMethodParameter("find", "timeout"), Is.EqualTo("2000"));

    [TestCase("dubbo://h/x?", "a=1&", true)]
    [TestCase("dubbo%3A%2F%2Fh%3F", "a%3D1%26", true)]
    [TestCase("", "%41", true)]
    [TestCase("dubbo://", "@:", false)]
    [TestCase("dubbo://", "[]", false)]
    [TestCase("", "://", false)]
    [TestCase("x", ",#", true)]
    public void Long_text_takes_linear_time(string start, string part, bool isUrl)
    {
        string text = start + string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        var watch = Stopwatch.StartNew();
        Assert.That((DubboUrl.TryParse(text, out _), DubboUrl.TryParseEncoded(text, out _)), Is.EqualTo((isUrl, isUrl)));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }
}
