using System.Buffers;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>Reads and writes values for tests.</summary>
internal static class Codec
{
    /// <summary>Gets options with which the writer chooses the same forms as Java.</summary>
    public static HessianOptions Compact { get; } = new() { CompactTypedLists = true };

    /// <summary>
    /// Asserts that the value is written as the bytes, and that the bytes are read as the value with any segmentation of memory.
    /// </summary>
    public static void AssertBoth<T>(string hex, T value, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        AssertWrites(hex, value, formatter, options);
        AssertReads(hex, value, formatter, options);
    }

    /// <summary>Asserts the same for a value without a declared type.</summary>
    public static void AssertBoth(string hex, object? value, HessianOptions? options = null) =>
        AssertBoth(hex, value!, HessianFormatters.Object, options);

    public static void AssertWrites<T>(string hex, T? value, IHessianFormatter<T> formatter, HessianOptions? options = null) =>
        Assert.That(Hex.Format(HessianSerializer.Serialize(value, formatter, options)), Is.EqualTo(Hex.Format(Hex.Parse(hex))));

    public static void AssertReads<T>(string hex, T? expected, IHessianFormatter<T> formatter, HessianOptions? options = null) =>
        AssertReads(Hex.Parse(hex), expected, formatter, options);

    public static void AssertReads<T>(byte[] bytes, T? expected, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        foreach (Fragment fragment in Fragments.All(bytes))
        {
            T? actual = HessianSerializer.Deserialize(fragment.Bytes, formatter, options);
            Assert.That(GraphComparer.FirstDifference(expected, actual), Is.Null, fragment.Name);
        }
    }

    /// <summary>Asserts that the check succeeds with any segmentation of memory, and that no shorter message can be read.</summary>
    public static void ReadEachWay<T>(byte[] bytes, IHessianFormatter<T> formatter, Action<T> check, HessianOptions? options = null)
    {
        foreach (Fragment fragment in Fragments.All(bytes))
            check(HessianSerializer.Deserialize(fragment.Bytes, formatter, options)!);
        AssertEachPrefixFails(bytes, formatter, options);
    }

    public static void AssertEachPrefixFails<T>(byte[] bytes, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.That(
                () => HessianSerializer.Deserialize(bytes.AsSpan(0, length), formatter, options),
                Throws.TypeOf<HessianException>(),
                $"the first {length} of {bytes.Length} bytes");
        }
    }

    /// <summary>Returns the error of reading the bytes.</summary>
    public static HessianException Fail<T>(string hex, IHessianFormatter<T> formatter, HessianOptions? options = null) =>
        Fail(Hex.Parse(hex), formatter, options);

    public static HessianException Fail<T>(byte[] bytes, IHessianFormatter<T> formatter, HessianOptions? options = null)
    {
        HessianException? error = null;
        Assert.That(
            () => HessianSerializer.Deserialize(bytes, formatter, options),
            Throws.TypeOf<HessianException>().With.Matches<HessianException>(thrown => (error = thrown) is not null));
        return error!;
    }

    /// <summary>Returns all values of a message, which are read without a declared type.</summary>
    public static List<object?> ReadAll(ReadOnlySpan<byte> bytes, HessianOptions? options = null) =>
        Read(bytes, int.MaxValue, options);

    /// <summary>Returns the first values of a message.</summary>
    public static List<object?> Read(ReadOnlySpan<byte> bytes, int count, HessianOptions? options = null)
    {
        var values = new List<object?>();
        var reader = new HessianReader(bytes, options ?? HessianOptions.Default);
        try
        {
            while (values.Count < count && (count < int.MaxValue || !reader.IsAtEnd))
                values.Add(reader.ReadObject());
            return values;
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Writes the values to one message.</summary>
    public static byte[] WriteAll(IEnumerable<object?> values, HessianOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new HessianWriter(output, options ?? HessianOptions.Default);
        try
        {
            foreach (object? value in values)
                writer.WriteObject(value);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }
}
