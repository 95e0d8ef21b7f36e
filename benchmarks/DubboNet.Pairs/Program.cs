// Compares the Hessian codec, or calls (EndToEnd.Echo, or Observed.Echo with telemetry), of two or more checkouts whose benchmarks were
// built for Release.
// Usage: DubboNet.Pairs VALUES PROCESSES CHECKOUT CHECKOUT…, such as "user,page,graph,map 8 ../before .".
// In each process, the checkouts take turns every 0.2 ms, so that a change of the machine's speed affects all of them. The code that the
// just-in-time compiler generates differs by a few percent between processes. Therefore, the medians over the processes are printed.
using System.Diagnostics;
using System.Globalization;
using DubboNet.Pairs;

if (args.Length < 4 || !int.TryParse(args[1], CultureInfo.InvariantCulture, out int processes))
{
    Console.Error.WriteLine("Usage: DubboNet.Pairs VALUES PROCESSES CHECKOUT CHECKOUT…");
    return 2;
}

string[] values = args[0].Split(',');
string[] checkouts = args[2..];
if (processes == 0)
{
    foreach (string line in values.SelectMany(value => Turns.Compare(value, checkouts)))
        Console.WriteLine(line);
    return 0;
}

var measured = new Dictionary<string, List<Sample>>();
for (int i = 0; i < processes; i++)
{
    // The order of loading matters, so it differs in each process.
    string[] order = [.. checkouts.Skip(i % checkouts.Length), .. checkouts.Take(i % checkouts.Length)];
    var start = new ProcessStartInfo(Environment.ProcessPath!, [args[0], "0", .. order]) { RedirectStandardOutput = true };
    using var process = Process.Start(start)!;
    while (process.StandardOutput.ReadLine() is { } line)
    {
        string[] parts = line.Split('\t');
        double[] figures = [.. parts.Skip(1).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        int[] places = [.. checkouts.Select(checkout => Array.IndexOf(order, checkout))];
        if (!measured.TryGetValue(parts[0], out List<Sample>? samples))
            measured[parts[0]] = samples = [];
        samples.Add(new Sample(
            [.. places.Select(place => figures[place])],
            [.. places.Select(place => figures[checkouts.Length + place])]));
    }

    process.WaitForExit();
    if (process.ExitCode != 0)
        return process.ExitCode;
}

Console.WriteLine(
    $"ns and bytes in {checkouts[0]}. For each other checkout, the median of its ratios to that (lowest to highest), and its bytes");
foreach ((string name, List<Sample> samples) in measured)
{
    double time = Median(samples.Select(sample => sample.Times[0]));
    string line = string.Create(CultureInfo.InvariantCulture, $"{name,-18} {time,9:F0} {samples[0].Bytes[0],8} B");
    for (int i = 1; i < checkouts.Length; i++)
    {
        double[] side = [.. samples.Select(sample => sample.Times[i] / sample.Times[0])];
        line += string.Create(
            CultureInfo.InvariantCulture, $"   {Median(side):F3} ({side.Min():F2} to {side.Max():F2}) {samples[0].Bytes[i]} B");
    }

    Console.WriteLine(line);
}

return 0;

static double Median(IEnumerable<double> values)
{
    double[] sorted = [.. values.Order()];
    return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
}

/// <summary>Contains the nanoseconds and the allocated bytes that one process measured for each checkout.</summary>
internal sealed record Sample(double[] Times, double[] Bytes);
