using DubboNet.Hessian;

namespace DubboNet;

/// <summary>Formatters of a method's arguments: one value each, in order, as tuples.</summary>
public static class DubboArguments
{
    /// <summary>No arguments; as a result: void.</summary>
    public static IHessianFormatter<DubboVoid> None { get; } = new NoneFormatter();

    /// <summary>One argument.</summary>
    public static IHessianFormatter<T> CreateFormatter<T>(IHessianFormatter<T> argument) => new SingleFormatter<T>(argument);

    /// <summary>Two arguments.</summary>
    public static IHessianFormatter<(T1? First, T2? Second)> CreateFormatter<T1, T2>(IHessianFormatter<T1> first, IHessianFormatter<T2> second) =>
        new PairFormatter<T1, T2>(first, second);

    /// <summary>Three arguments.</summary>
    public static IHessianFormatter<(T1? First, T2? Second, T3? Third)> CreateFormatter<T1, T2, T3>(
        IHessianFormatter<T1> first, IHessianFormatter<T2> second, IHessianFormatter<T3> third) =>
        new TripleFormatter<T1, T2, T3>(first, second, third);

    /// <summary>An argument that is called back: null travels in its place, and the reader gets null.</summary>
    public static IHessianFormatter<T> Callback<T>()
        where T : class => CallbackFormatter<T>.Instance;

    /// <summary>
    /// Reads one of several arguments, for formatters of more of them than there are methods here. A primitive parameter cannot be null; inside collections and
    /// fields Java reads null as zero.
    /// </summary>
    /// <exception cref="HessianException">It is null, and the type has no null.</exception>
    public static T? Read<T>(ref HessianReader reader, IHessianFormatter<T> formatter, int index)
    {
        int start = reader.Position;
        try
        {
            if (default(T) is not null && reader.TryReadNull())
                throw new HessianException("The value is null", start, CSharpName.Of(typeof(T)), "null");
            return formatter.Read(ref reader);
        }
        catch (HessianException error) when (AddArgument(error, index))
        {
            throw;
        }
    }

    /// <summary>Writes one of several arguments, for formatters of more of them than there are methods here.</summary>
    /// <exception cref="HessianException">It cannot be written. The error names the argument.</exception>
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

    /// <summary>Puts the argument at the head of an error's path; returns false, as an exception filter that catches nothing.</summary>
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
