using System.Buffers;

namespace DubboNet.Hessian.Fuzz;

/// <summary>
/// Represents a use of the library with untrusted bytes. Any bytes lead to values or a <see cref="HessianException"/> within the memory
/// that the options allow. The values can be written and read again as the same values.
/// </summary>
internal sealed class FuzzTarget : Target
{
    /// <summary>
    /// The size in bytes of the stack trace of an exception that passes as many levels as <see cref="HessianWireOptions.MaxDepth"/> allows.
    /// </summary>
    private const int StackTrace = 512 * 1024;

    private const int Mebibyte = 1024 * 1024;

    private const int Repetitions = 3;

    /// <summary>The expansion limit for the second read. It reads other bytes, which can be fewer.</summary>
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

    /// <summary>Gets the limit for reading and writing, twice each.</summary>
    public override CostLimit Limit { get; } = new(
        BytesPerByte: 256, FixedBytes: 4 * Mebibyte, TimePerByte: TimeSpan.FromMicroseconds(2), FixedTime: TimeSpan.FromMilliseconds(100));

    private bool IsSkip { get; init; }

    /// <summary>Returns the target that the last byte of an input chooses, for a fuzzer that knows only inputs.</summary>
    public static FuzzTarget For(byte[] input)
    {
        int choice = input.Length == 0 ? 0 : input[^1];
        return choice < DeclaredTypes.All.Length ? All[^1] : All[choice % (All.Length - 1)];
    }

    /// <summary>Returns the target that reads a declared type.</summary>
    public static FuzzTarget Create(Field field) => new(field.Name, HessianOptions.Default, UntypedAgain, field);

    /// <summary>Runs the input. Returns the value that was read as bytes, or the message of the error.</summary>
    /// <exception cref="FuzzException">The library violated a rule.</exception>
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

    /// <summary>Returns the declared type. The last byte chooses it, and is not read if the value ends before it.</summary>
    private Field FieldOf(byte[] input) => _field ?? DeclaredTypes.All[input.Length == 0 ? 0 : input[^1] % DeclaredTypes.All.Length];

    /// <summary>
    /// Returns whether the input can contain a boxed Byte, Short or Float. They are written as the int or double that Java would read. If a
    /// set already contains that, writing is an error.
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
        byte[] first = Write(value, field, isNarrow);
        byte[] second;
        try
        {
            var reader = new HessianReader(first, _again);
            object? again = field.Read(ref reader);
            bool isAtEnd = reader.IsAtEnd;
            reader.Dispose();
            second = isAtEnd
                ? Write(again, field, isNarrow)
                : throw new FuzzException($"{Name}: what was written has {first.Length - reader.Position} bytes too many");
        }
        catch (HessianException error)
        {
            throw new FuzzException($"{Name}: what was written cannot be read", error);
        }

        return isNarrow || first.AsSpan().SequenceEqual(second) || (field.IsUnordered && first.Order().SequenceEqual(second.Order()))
            ? first
            : throw new FuzzException(
                $"{Name}: read and written twice, it is {Convert.ToHexStringLower(first)} and then {Convert.ToHexStringLower(second)}");
    }

    private byte[] Write(object? value, Field field, bool isNarrow)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new HessianWriter(output, _again);
        try
        {
            field.Write(ref writer, value);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }
        catch (HessianException error) when (!isNarrow)
        {
            throw new FuzzException($"{Name}: what was read cannot be written", error);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>
    /// Asserts that the allocated memory is within the limit. Memory that the first read allocates for a pool is reused by the next ones.
    /// </summary>
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
