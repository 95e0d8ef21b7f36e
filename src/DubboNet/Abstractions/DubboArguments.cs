using DubboNet.Hessian;

namespace DubboNet;

/// <summary>Provides formatters for the arguments of a method. Several arguments are a tuple with one value each, in order.</summary>
public static class DubboArguments
{
    /// <summary>Gets the formatter for a method without arguments, or for the result of a void method.</summary>
    public static IHessianFormatter<DubboVoid> None { get; } = new NoneFormatter();

    /// <summary>Creates a formatter for one argument.</summary>
    public static IHessianFormatter<T> CreateFormatter<T>(IHessianFormatter<T> argument) => new SingleFormatter<T>(argument);

    /// <summary>Creates a formatter for two arguments.</summary>
    public static IHessianFormatter<(T1? First, T2? Second)> CreateFormatter<T1, T2>(
        IHessianFormatter<T1> first, IHessianFormatter<T2> second) =>
        new PairFormatter<T1, T2>(first, second);

    /// <summary>Creates a formatter for three arguments.</summary>
    public static IHessianFormatter<(T1? First, T2? Second, T3? Third)> CreateFormatter<T1, T2, T3>(
        IHessianFormatter<T1> first, IHessianFormatter<T2> second, IHessianFormatter<T3> third) =>
        new TripleFormatter<T1, T2, T3>(first, second, third);

    /// <summary>
    /// Creates a formatter for arguments without declared types, such as those of <see cref="GenericInvoker.InvokeDynamicAsync"/>.
    /// </summary>
    /// <param name="count">The number of arguments.</param>
    public static IHessianFormatter<object?[]> CreateDynamicFormatter(int count) => new DynamicArguments(count);

    /// <summary>Returns the formatter for a callback argument. It writes null in its place, and always reads null.</summary>
    public static IHessianFormatter<T> Callback<T>()
        where T : class => CallbackFormatter<T>.Instance;

    /// <summary>
    /// Reads one of several arguments. Use it in formatters for more arguments than the methods of this class support. A primitive
    /// parameter cannot be null, but inside collections and fields null is read as zero, as in Java.
    /// </summary>
    /// <exception cref="HessianException">The value cannot be read, or is null and the type does not support null. The error names the
    /// argument.</exception>
    public static T? Read<T>(ref HessianReader reader, IHessianFormatter<T> formatter, int index)
    {
        int start = reader.Position;
        try
        {
            if (default(T) is not null && reader.TryReadNull())
                throw new HessianException("The value is null", start, CSharpName.GetDisplayName(typeof(T)), "null");
            return formatter.Read(ref reader);
        }
        catch (HessianException error) when (AddArgument(error, index))
        {
            throw;
        }
    }

    /// <summary>Writes one of several arguments. Use it in formatters for more arguments than the methods of this class support.</summary>
    /// <exception cref="HessianException">The value cannot be written. The error names the argument.</exception>
    public static void Write<T>(ref HessianWriter writer, IHessianFormatter<T> formatter, T? value, int index)
    {
        try
        {
            formatter.Write(ref writer, value);
        }
        catch (HessianException error) when (AddArgument(error, index))
        {
            throw;
        }
    }

    /// <summary>Adds the argument to the start of an error's path. Always returns false, for use as an exception filter.</summary>
    internal static bool AddArgument(HessianException error, int index) => error.AddField(null, $"argument {index}");

    private sealed class NoneFormatter : IHessianFormatter<DubboVoid>
    {
        public void Write(ref HessianWriter writer, DubboVoid value)
        {
        }

        public DubboVoid Read(ref HessianReader reader) => default;
    }

    private sealed class CallbackFormatter<T> : IHessianFormatter<T>
        where T : class
    {
        public static readonly CallbackFormatter<T> Instance = new();

        public void Write(ref HessianWriter writer, T? value) => writer.WriteNull();

        public T? Read(ref HessianReader reader)
        {
            reader.Skip();
            return null;
        }
    }

    private sealed class SingleFormatter<T>(IHessianFormatter<T> argument) : IHessianFormatter<T>
    {
        public void Write(ref HessianWriter writer, T? value) => DubboArguments.Write(ref writer, argument, value, 0);

        public T? Read(ref HessianReader reader) => DubboArguments.Read(ref reader, argument, 0);
    }

    private sealed class PairFormatter<T1, T2>(IHessianFormatter<T1> first, IHessianFormatter<T2> second)
        : IHessianFormatter<(T1? First, T2? Second)>
    {
        public void Write(ref HessianWriter writer, (T1? First, T2? Second) value)
        {
            DubboArguments.Write(ref writer, first, value.First, 0);
            DubboArguments.Write(ref writer, second, value.Second, 1);
        }

        public (T1? First, T2? Second) Read(ref HessianReader reader) =>
            (DubboArguments.Read(ref reader, first, 0), DubboArguments.Read(ref reader, second, 1));
    }

    private sealed class TripleFormatter<T1, T2, T3>(IHessianFormatter<T1> first, IHessianFormatter<T2> second, IHessianFormatter<T3> third)
        : IHessianFormatter<(T1? First, T2? Second, T3? Third)>
    {
        public void Write(ref HessianWriter writer, (T1? First, T2? Second, T3? Third) value)
        {
            DubboArguments.Write(ref writer, first, value.First, 0);
            DubboArguments.Write(ref writer, second, value.Second, 1);
            DubboArguments.Write(ref writer, third, value.Third, 2);
        }

        public (T1? First, T2? Second, T3? Third) Read(ref HessianReader reader) => (
            DubboArguments.Read(ref reader, first, 0),
            DubboArguments.Read(ref reader, second, 1),
            DubboArguments.Read(ref reader, third, 2));
    }
}
