using System.Globalization;
using System.Numerics;
using System.Text;

namespace DubboNet.Hessian.Fuzz;

/// <summary>
/// Keeps the most expensive input of each target and size by memory and by time. The search continues from these inputs, and the report
/// contains them.
/// </summary>
internal sealed class CostRecords
{
    /// <summary>The length in bytes from which the cost per byte is meaningful.</summary>
    private const int Long = 10_000;

    /// <summary>The factor by which a record must be exceeded. Without it, noise would fill the list.</summary>
    private const double Clearly = 1.1;

    private readonly Dictionary<(string Target, int Size, bool IsTime), double> _records = [];
    private readonly SortedDictionary<string, Maximum> _maxima = new(StringComparer.Ordinal);

    /// <summary>Adds the cost of an input. Returns whether it is the highest of its target and size.</summary>
    /// <param name="target">The target.</param>
    /// <param name="input">The input.</param>
    /// <param name="cost">The cost.</param>
    /// <param name="measure">Measures an apparent record again, because other work can have used the time, and pools the memory.</param>
    public bool Add(Target target, byte[] input, Cost cost, Func<Cost> measure)
    {
        int size = BitOperations.Log2((uint)input.Length + 1);
        if (!IsRecord((target.Name, size, false), cost.Bytes) && !IsRecord((target.Name, size, true), cost.Time.Ticks))
            return false;
        cost = measure();
        bool isRecord = IsRecord((target.Name, size, false), cost.Bytes) | IsRecord((target.Name, size, true), cost.Time.Ticks);
        if (!isRecord)
            return false;
        Raise((target.Name, size, false), cost.Bytes);
        Raise((target.Name, size, true), cost.Time.Ticks);
        Keep(target, input.Length, cost);
        return true;
    }

    /// <summary>Returns a line for each target.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((string target, Maximum maximum) in _maxima)
        {
            string perByte = string.Create(
                CultureInfo.InvariantCulture, $"{maximum.BytesPerByte:F1} bytes and {maximum.NanosecondsPerByte:F0} ns a byte");
            string total = string.Create(CultureInfo.InvariantCulture, $"{maximum.Bytes / 1024.0:F1} KiB and {maximum.Microseconds:F0} us");
            text.AppendLine(CultureInfo.InvariantCulture, $"{target,-16} from {Long} bytes: {perByte}; shorter: {total}");
        }

        return text.ToString();
    }

    private bool IsRecord((string Target, int Size, bool IsTime) key, double value) => value > Clearly * _records.GetValueOrDefault(key);

    private void Raise((string Target, int Size, bool IsTime) key, double value) =>
        _records[key] = Math.Max(value, _records.GetValueOrDefault(key));

    private void Keep(Target target, int length, Cost cost)
    {
        if (!_maxima.TryGetValue(target.Name, out Maximum? maximum))
            _maxima.Add(target.Name, maximum = new Maximum());
        if (length >= Long)
        {
            maximum.BytesPerByte = Math.Max(maximum.BytesPerByte, (double)cost.Bytes / length);
            maximum.NanosecondsPerByte = Math.Max(maximum.NanosecondsPerByte, cost.Time.TotalNanoseconds / length);
        }
        else
        {
            maximum.Bytes = Math.Max(maximum.Bytes, cost.Bytes);
            maximum.Microseconds = Math.Max(maximum.Microseconds, cost.Time.TotalMicroseconds);
        }
    }

    private sealed class Maximum
    {
        public double BytesPerByte { get; set; }

        public double NanosecondsPerByte { get; set; }

        public long Bytes { get; set; }

        public double Microseconds { get; set; }
    }
}
