using System.Globalization;
using System.Text;
using System.Text.Json;
using DubboNet.Hessian;
using Example.Frames;
using Frames;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.Table;

/// <summary>
/// Sends each type of docs/hessian-types.md as JSON to real Java and back. Java compares each argument with its own value and refuses
/// others. The page docs/json-types.md has the rows. DUBBONET_UPDATE_DOCS=1 writes it.
/// </summary>
[Category("Java")]
public sealed class JsonTypeTests
{
    private const string Page = "docs/json-types.md";
    private const string Begin = "<!-- rows: written by JsonTypeTests with DUBBONET_UPDATE_DOCS=1 -->\n";
    private const string End = "<!-- end of rows -->";

    // In the samples of these methods, one object is in two places, a set is in a place of a list or an Iterator is an argument.
    private static readonly string[] LeftOut =
    [
        "page", "textOfFamily", "textOfEnums", "enumsAsSet", "textOfMembers", "iterated", "textOfIterator",
    ];

    private static readonly string[] Lines = ["2.6", "2.7", "3.2", "3.3"];

    [TestCaseSource(nameof(Lines))]
    public async Task Type_is_sent_to_Java_and_back(string line)
    {
        RequiredJava.Check(await JavaPeer.FindWhatIsMissingAsync(line));
        await using JavaPeer provider = await JavaPeer.StartAsync(line, "provider", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m");
        await using WebServer server = await WebServer.StartAsync(
            services => services.AddDubboClient<ITableService>(options => options.Addresses.Add($"dubbo://127.0.0.1:{provider.Port}")),
            application => application.MapDubboHttp<ITableService>("/table", options => options.IncludeExceptionDetails = true));
        var wrong = new List<string>();

        foreach (JsonSample sample in JsonTypeRows.All.SelectMany(row => row.Samples))
        {
            string? difference = await FindDifferenceAsync(server, sample.Method, sample.Argument, sample.Result);
            if (sample.IsCarriedBy(line))
            {
                AddIfAny(wrong, difference);
                AddIfAny(wrong, await FindDifferenceAsync(server, sample.Method, "null", "null"));
            }
            else if (difference is null)
            {
                wrong.Add($"{sample.Method} succeeds on {line}, which the row does not say.");
            }
        }

        Assert.That(wrong, Is.Empty, () => provider.Log);
    }

    [Test]
    public void Type_that_Java_sends_by_a_switch_is_read()
    {
        foreach ((HessianObject value, string json) in JsonTypeRows.All.Select(row => row.Received).OfType<(HessianObject, string)>())
            Assert.That(JavaJsonWriter.Write(value, new JavaJsonOptions()), Is.EqualTo(json));
        var empty = new HessianObject("java.util.OptionalInt", ("isPresent", false), ("value", 0));
        Assert.That(JavaJsonWriter.Write(empty, new JavaJsonOptions()), Is.EqualTo("null"));
    }

    [Test]
    public void Every_row_of_the_types_has_JSON()
    {
        string types = Repository.Read("docs/hessian-types.md");
        string[] rows = [.. types[types.IndexOf("<!-- rows:", StringComparison.Ordinal)..types.IndexOf(End, StringComparison.Ordinal)]
            .Split('\n').Where(row => row.StartsWith("| `", StringComparison.Ordinal)).Select(row => row.Split('|')[2].Trim())];

        Assert.That(rows, Has.Length.GreaterThan(70));
        Assert.That(JsonTypeRows.All.Select(row => row.Java), Is.EquivalentTo(rows));
        IEnumerable<string> methods = typeof(ITableService).GetMethods().Select(method => method.Name[..^"Async".Length]);
        IEnumerable<string> sent = JsonTypeRows.All.SelectMany(row => row.Samples).Select(sample => sample.Method).Concat(LeftOut);
        Assert.That(sent.Distinct(), Is.EquivalentTo(methods.Select(name => char.ToLowerInvariant(name[0]) + name[1..])));
    }

    [Test]
    public void Page_has_the_rows_of_the_table()
    {
        string page = Repository.Read(Page);
        int start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        string expected = $"{page[..start]}\n{Render()}\n{page[page.IndexOf(End, StringComparison.Ordinal)..]}";

        if (Environment.GetEnvironmentVariable("DUBBONET_UPDATE_DOCS") == "1")
            File.WriteAllText(Path.Combine(Repository.Path, Page), expected);
        else
            Assert.That(page, Is.EqualTo(expected), "Run this test with DUBBONET_UPDATE_DOCS=1.");
    }

    private static async Task<string?> FindDifferenceAsync(WebServer server, string method, string argument, string result)
    {
        using HttpResponseMessage response = await server.PostAsync($"/table/{method}", $"[{argument}]");
        string text = await response.Content.ReadAsStringAsync();
        // A primitive parameter has no null.
        if (argument == "null" && (int)response.StatusCode == 400 && text.Contains("primitive", StringComparison.Ordinal))
            return null;
        using var actual = JsonDocument.Parse(text);
        if (!response.IsSuccessStatusCode)
            return $"{method} {argument}: {actual.RootElement.GetProperty("detail")}";
        using var expected = JsonDocument.Parse(result);
        return JsonElement.DeepEquals(expected.RootElement, actual.RootElement) ? null : $"{method} {argument}: {text} instead of {result}";
    }

    private static void AddIfAny(List<string> list, string? difference)
    {
        if (difference is not null)
            list.Add(difference);
    }

    private static string Render()
    {
        var text = new StringBuilder("| Java | JSON | differences | lines of Java |\n|---|---|---|---|\n");
        foreach (JsonTypeRow row in JsonTypeRows.All)
        {
            string[] ways = [.. Lines.Select(row.WaysOf)];
            string lines = ways.Distinct().Count() == 1 ? ways[0] : string.Join(", ", Lines.Zip(ways, (line, way) => $"{line} {way}"));
            text.Append(CultureInfo.InvariantCulture, $"| {row.Java} | `{row.Example}` | {row.Notes} | {lines} |\n");
        }

        return text.ToString();
    }
}
