// Draws the charts of docs/performance.md from the tables of benchmarks/results/README.md:
// dotnet run --file benchmarks/DrawCharts.cs -- benchmarks/results/README.md docs/images
using System.Globalization;
using System.Net;
using System.Text;

const string Own = "#2f7ed8";
const string First = "#d9822b";
const string Second = "#8a5bb5";

if (args is not [var results, var folder])
{
    Console.Error.WriteLine("Usage: dotnet run --file benchmarks/DrawCharts.cs -- RESULTS FOLDER");
    return 2;
}

string[] page = File.ReadAllLines(results);
Directory.CreateDirectory(folder);

Bar[] calls =
[
    .. from row in Table("2 processors")
       select new Bar($"{row[0]}, round {row[1]}", Number(row[2]), row[0] == "DubboNet" ? Own : First, row[2]),
];
File.WriteAllText(Path.Combine(folder, "calls.svg"), Draw("Calls per second, 64 callers on one connection", calls, value => value));

Bar[] hessian =
[
    .. from row in Table("Hessian compared with MessagePack")
       let messagePack = Number(row[4]) / Number(row[2])
       let hessianLite = Number(row[7])
       from bar in (Bar[])
       [
           new($"{row[1]} {row[0]}, MessagePack", messagePack, First, Times(messagePack)),
           new($"{row[1]} {row[0]}, hessian-lite", hessianLite, Second, Times(hessianLite)),
       ]
       select bar,
];
File.WriteAllText(
    Path.Combine(folder, "hessian.svg"),
    Draw("Time of other serializers as a multiple of DubboNet's, logarithmic", hessian, value => Math.Log2(1 + value)));
return 0;

// The rows of the first table below the heading that contains the words, without its two lines of headings.
IEnumerable<string[]> Table(string words)
{
    string[] rows =
    [
        .. page.SkipWhile(line => !(line.StartsWith("## ", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal)))
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|')),
    ];
    return rows.Length > 2
        ? rows.Skip(2).Select(row => row.Trim('|').Split('|', StringSplitOptions.TrimEntries))
        : throw new InvalidDataException($"results/README.md has no table below a heading with \"{words}\". Name its heading here.");
}

static string Draw(string title, Bar[] bars, Func<double, double> scale)
{
    const int Line = 22;
    const int Left = 210;
    const int Widest = 420;
    double most = bars.Max(bar => scale(bar.Value));
    int height = 44 + (bars.Length * Line);
    var svg = new StringBuilder();
    svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 {height}\" role=\"img\">\n");
    svg.Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(title)}</title>\n");
    // A gray that can be read on white and on black.
    svg.Append("<g font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"#808080\">\n");
    svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"18\" font-weight=\"bold\">{WebUtility.HtmlEncode(title)}</text>\n");
    for (int i = 0; i < bars.Length; i++)
    {
        (string label, double value, string color, string text) = bars[i];
        int top = 36 + (i * Line);
        double width = Widest * scale(value) / most;
        label = WebUtility.HtmlEncode(label);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{top + 13}\" text-anchor=\"end\">{label}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{top}\" width=\"{width:F1}\" height=\"16\" fill=\"{color}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + width + 6:F1}\" y=\"{top + 13}\">{text}</text>\n");
    }

    return svg.Append("</g>\n</svg>\n").ToString();
}

static double Number(string text) => double.Parse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

static string Times(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:F1} ×");

internal sealed record Bar(string Label, double Value, string Color, string Text);
