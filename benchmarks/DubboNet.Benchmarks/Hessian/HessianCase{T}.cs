using System.Buffers;
using DubboNet.Hessian;
using MessagePack;

namespace DubboNet.Benchmarks.Hessian;

internal sealed class HessianCase<T>(T value, IHessianFormatter<T> formatter, HessianOptions options) : HessianCase
    where T : class
{
    private readonly byte[] _bytes = HessianSerializer.Serialize(value, formatter, options);
    private readonly byte[] _messagePack = MessagePackSerializer.Serialize(value);

    public override void Write(IBufferWriter<byte> output) => HessianSerializer.Serialize(output, value, formatter, options);

    public override object? Read() => HessianSerializer.Deserialize(_bytes, formatter, options);

    public override void WriteMessagePack(IBufferWriter<byte> output) => MessagePackSerializer.Serialize(output, value);

    public override object? ReadMessagePack() => MessagePackSerializer.Deserialize<T>(_messagePack);
}
