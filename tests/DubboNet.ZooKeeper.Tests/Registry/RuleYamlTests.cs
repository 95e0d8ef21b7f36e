namespace DubboNet.ZooKeeper.Tests.Registry;

/// <summary>Tests the conversion of rules from YAML to JSON.</summary>
public sealed class RuleYamlTests
{
    [TestCase("", "null")]
    [TestCase("# nothing\n", "null")]
    [TestCase("a: b", """{"a":"b"}""")]
    [TestCase("a: 55\nb: 0x1F\nc: 1.5", """{"a":"55","b":"0x1F","c":"1.5"}""")]
    [TestCase("a: true\nb: No\nc: 'true'\nd: \"off\"", """{"a":true,"b":false,"c":"true","d":"off"}""")]
    [TestCase("a:\nb: ~\nc: ''\nd: Null", """{"a":null,"b":null,"c":"","d":null}""")]
    [TestCase("a:\n- b=c => d\n- \"\\u00e9\"", """{"a":["b=c =\u003E d","\u00E9"]}""")]
    [TestCase("a: {b: [c, {d: e}], f: {}}", """{"a":{"b":["c",{"d":"e"}],"f":{}}}""")]
    [TestCase("---\na: |\n  b\n  c\n...\n", """{"a":"b\nc\n"}""")]
    [TestCase("[\"override://0.0.0.0/x?a=b&c=d\", \"y\"]", """["override://0.0.0.0/x?a=b\u0026c=d","y"]""")]
    [TestCase("{\n\t\"a\": \"b\\/c\"\n}", """{"a":"b/c"}""")]
    public void Values_become_JSON(string yaml, string json) => Assert.That(RuleYaml.ToJson(yaml), Is.EqualTo(json));

    [TestCase("a: b\nc: [d", "It is not valid YAML. In line ")]
    [TestCase("a: b\n c: d", "It is not valid YAML. In line 2, column ")]
    [TestCase("a: &x b\nc: *x", "It is not valid YAML. In line 2, column 4, an alias is used. Write its value.")]
    [TestCase("a: b\n---\nc: d", "It is not valid YAML. In line 2, column 1, another document begins. Write one document.")]
    [TestCase("? [a]\n: b", "It is not valid YAML. In line 1, column ")]
    public void Mistakes_have_their_place(string yaml, string message) =>
        Assert.That(() => RuleYaml.ToJson(yaml), Throws.TypeOf<FormatException>().With.Message.StartsWith(message));

    [Test]
    public void Depth_is_limited() => Assert.That(
        () => RuleYaml.ToJson(new string('[', 10_000)),
        Throws.TypeOf<FormatException>().With.Message.Contains("values are nested in more than 32 others."));
}
