using System.Diagnostics;
using System.Text;

namespace DubboNet.AspNetCore.Tests.Json;

/// <summary>Tests how JSON of unknown origin is parsed.</summary>
public sealed class JsonTextTests
{
    [TestCase("""{"a":[1,{"b":tru}]}""", "$.a[1].b")]
    [TestCase("""{"a":[1,2""", "$.a[1]")]
    [TestCase("""{"a":1}x""", "$")]
    [TestCase("""{"a":{"b":"\udc00"}}""", "$.a.b")]
    [TestCase("""{"a":{"\ud800":1}}""", "$.a")]
    [TestCase("""{"a":1,"a":2}""", "$")]
    [TestCase("", "$")]
    [TestCase("[[[[[1]]]]]", "$[0][0][0][0]")]
    public void Mistake_has_its_place(string json, string place)
    {
        JsonValueException thrown = Assert.Throws<JsonValueException>(() => JsonText.Parse(Encoding.UTF8.GetBytes(json), maxDepth: 4))!;

        Assert.That(thrown.Path, Is.EqualTo(place), thrown.Message);
    }

    [Test]
    public void Time_is_linear_in_the_length()
    {
        // A deep value with a long name, of which there are many: its place must not be written for each one.
        string name = new('n', 500_000);
        string json = $$"""{"{{name}}":[{{string.Join(',', Enumerable.Repeat("1", 200_000))}}]}""";
        long start = Stopwatch.GetTimestamp();

        using var parsed = JsonText.Parse(Encoding.UTF8.GetBytes(json), maxDepth: 4);
        object? value = new JavaValueReader(static _ => null).Read(
            parsed.RootElement, JavaTypeName.Parse("java.util.Map<java.lang.String, java.util.List<java.lang.Long>>"), ValuePath.Root("$"));

        Assert.That(value, Has.Count.EqualTo(1));
        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(10)));
    }
}
