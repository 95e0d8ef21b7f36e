using System.Buffers;

namespace DubboNet.Benchmarks.Hessian;

/// <summary>Represents a value with a name, and the code that writes and reads it.</summary>
internal abstract class HessianCase
{
    public static HessianCase Find(string name) => name switch
    {
        "user" => new HessianCase<User>(User.Sample(7), BenchTypes.User, BenchTypes.Options),
        "page" => new HessianCase<Page>(Page.Sample(15), BenchTypes.Page, BenchTypes.Options),
        "dates" => new HessianCase<Dates>(Dates.Sample(), Dates.Hessian, BenchTypes.Options),
        "ints" => new HessianCase<int[]>(BenchTypes.Ints, DubboNet.Hessian.HessianFormatters.Int32Array, BenchTypes.Options),
        "ascii" => new HessianCase<string>(BenchTypes.Ascii, DubboNet.Hessian.HessianFormatters.String, BenchTypes.Options),
        "chinese" => new HessianCase<string>(BenchTypes.Chinese, DubboNet.Hessian.HessianFormatters.String, BenchTypes.Options),
        "map" => new HessianCase<Dictionary<string, int>>(BenchTypes.Counts, BenchTypes.Map, BenchTypes.Options),
        // MessagePack does not have references, so the parents are left out for it.
        "graph" => new HessianCase<Node>(Node.Tree(256), BenchTypes.Node, BenchTypes.Options),
        "bytes" => new HessianCase<byte[]>(BenchTypes.Bytes, DubboNet.Hessian.HessianFormatters.Bytes, BenchTypes.Options),
        _ => throw new ArgumentException($"There is no case {name}.", nameof(name)),
    };

    public abstract void Write(IBufferWriter<byte> output);

    public abstract object? Read();

    public abstract void WriteMessagePack(IBufferWriter<byte> output);

    public abstract object? ReadMessagePack();
}
