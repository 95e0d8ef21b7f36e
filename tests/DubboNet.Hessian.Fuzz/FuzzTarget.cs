using System.Buffers;

namespace DubboNet.Hessian.Fuzz;

/// <summary>
/// One way to use the library on bytes that nobody vouches for. Whatever they are, it gives values or a <see cref="HessianException"/>, within the memory
/// that the options allow; and values can be written, and read again as what they were.
/// </summary>
internal sealed class FuzzTarget : Target
{
    /// <summary>What the stack trace of an exception takes that leaves as many levels as <see cref="HessianOptions.MaxDepth"/> allows; in bytes.</summary>
    private const int StackTrace = 512 * 1024;

    private const int Mebibyte = 1024 * 1024;

    private const int Repetitions = 3;

    /// <summary>The second reading is of other bytes, which may be fewer.</summary>
    private const int ExpansionOfSecond = 10_000;

    private static readonly HessianOptions Typed = new() { Types = EverythingFormatter.Types };
    private static readonly HessianOptions TypedAgain = new() { Types = EverythingFormatter.Types, MaxExpansion = ExpansionOfSecond };
    private static readonly HessianOptions Lossy = new() { Types = EverythingFormatter.Types, AllowLossyNumbers = true };
    private static readonly HessianOptions AsJavaAgain = new()
    {
        Types = EverythingFormatter.Types,
        MaxExpansion = ExpansionOfSecond,
        CompactTypedLists = true,
        ReferToObjectsAfterUuid = true,
    };

    private static readonly HessianOptions UntypedAgain = new() { MaxExpansion = ExpansionOfSecond };
    private static readonly Field Any = new Field<object>("object", As.Object);
    private static readonly Field Pojo = new Field<Everything>("everything", EverythingFormatter.Hessian) { IsUnordered = true };

    private readonly HessianOptions _options;
    private readonly HessianOptions _again;
    private readonly Field? _field;

    private FuzzTarget(string name, HessianOptions options, HessianOptions again, Field? field)
        : base(name)
    {
        _options = options;
        _again = again;
        _field = field;
    }

    public static FuzzTarget[] All { get; } =
    [
        new("undeclared", HessianOptions.Default, UntypedAgain, Any),
        new("registered", Typed, TypedAgain, Any),
        new("declared", Typed, TypedAgain, Pojo),
        new("lossy", Lossy, AsJavaAgain, Pojo),
        new("skip", Typed, TypedAgain, null) { IsSkip = true },
        new("one", Typed, TypedAgain, null),
    ];

    /// <summary>For the reading and writing, and both again.</summary>
    public override CostLimit Limit { get; } = new(
        BytesPerByte: 256, FixedBytes: 4 * Mebibyte, TimePerByte: TimeSpan.FromMicroseconds(2), FixedTime: TimeSpan.FromMilliseconds(100));

    private bool IsSkip { get; init; }

    /// <summary>The target that an input's last byte chooses, for a fuzzer that knows of inputs only.</summary>
    public static FuzzTarget For(byte[] input)
    {
        int choice = input.Length == 0 ? 0 : input[^1];
        return choice < DeclaredTypes.All.Length ? All[^1] : All[choice % (All.Length - 1)];
    }

    /// <summary>The reading of one declared type.</summary>
    public static FuzzTarget Of(Field field) => new(field.Name, HessianOptions.Default, UntypedAgain, field);

    /// <summary>Runs the input; returns what was read as bytes, or the message of the error.</summary>
    /// <exception cref="FuzzException">The library did what it must not.</exception>
    public override FuzzResult Run(byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            object? value = Read(input);
            AssertMemory(input, GC.GetAllocatedBytesForCurrentThread() - before);
            return new FuzzResult(null, IsSkip ? [] : WriteTwice(value, FieldOf(input), IsNarrow(input)));
        }
        catch (HessianException error)
        {
            AssertMemory(input, GC.GetAllocatedBytesForCurrentThread() - before - StackTrace);
            return new FuzzResult(error.Message, []);
        }
        catch (Exception error) when (error is not FuzzException)
        {
            throw new FuzzException($"{Name}: {error.GetType().Name}", error);
        }
    }

    /// <summary>The last byte, which no reader asks for where the value ends before it, chooses among the formatters.</summary>
    private Field FieldOf(byte[] input) => _field ?? DeclaredTypes.All[input.Length == 0 ? 0 : input[^1] % DeclaredTypes.All.Length];

    /// <summary>
    /// Whether there may be a boxed Byte, Short or Float. They are written as the int or double that Java would read, which a set may hold already.
    /// </summary>
    private static bool IsNarrow(byte[] input) => input.AsSpan().IndexOf("_value"u8) >= 0;

    private object? Read(byte[] input)
    {
        var reader = new HessianReader(input, _options);
        try
        {
            if (!IsSkip)
                return FieldOf(input).Read(ref reader);
            while (!reader.IsAtEnd)
                reader.Skip();
            return null;
        }
        finally
        {
            reader.Dispose();
        }
    }

    private byte[] WriteTwice(object? value, Field field, bool isNarrow)
    {
        byte[] first = Write(value, field);
        byte[] second;
        try
        {
            var reader = new HessianReader(first, _again);
            object? again = field.Read(ref reader);
            bool isAtEnd = reader.IsAtEnd;
            reader.Dispose();
            second = isAtEnd ? Write(again, field) : throw new FuzzException($"{Name}: what was written has {first.Length - reader.Position} bytes too many");
        }
        catch (HessianException error)
        {
            throw new FuzzException($"{Name}: what was written cannot be read", error);
        }

        return isNarrow || first.AsSpan().SequenceEqual(second) || (field.IsUnordered && first.Order().SequenceEqual(second.Order()))
            ? first
            : throw new FuzzException($"{Name}: read and written twice, it is {Convert.ToHexStringLower(first)} and then {Convert.ToHexStringLower(second)}");
    }

    private byte[] Write(object? value, Field field)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new HessianWriter(output, _again);
        try
        {
            field.Write(ref writer, value);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }
        catch (HessianException error)
        {
            throw new FuzzException($"{Name}: what was read cannot be written", error);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>What the first reading took for a pool, the next ones find there.</summary>
    private void AssertMemory(byte[] input, long taken)
    {
        long limit = Mebibyte + (16L * input.Length);
        for (int repetition = 0; taken > limit && repetition < Repetitions; repetition++)
            taken = Math.Min(taken, MeasureReading(input));
        if (taken > limit)
            throw new FuzzException($"{Name}: {taken} bytes taken for an input of {input.Length}");
    }

    private long MeasureReading(byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Read(input);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        catch (HessianException)
        {
            return GC.GetAllocatedBytesForCurrentThread() - before - StackTrace;
        }
    }
}
