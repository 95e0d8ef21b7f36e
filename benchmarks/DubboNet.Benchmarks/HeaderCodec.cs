using BenchmarkDotNet.Attributes;
using DubboNet.Protocol;

namespace DubboNet.Benchmarks;

/// <summary>Measures the 16 bytes before every body.</summary>
[MemoryDiagnoser]
public class HeaderCodec
{
    private readonly byte[] _bytes = new byte[FrameHeader.Size];
    private long _id;

    [Benchmark]
    public long WriteAndRead()
    {
        new FrameHeader(FrameFlags.Request | FrameFlags.TwoWay, SerializationId.Hessian2, 0, ++_id, 120).Write(_bytes);
        FrameHeader header = FrameHeader.Read(_bytes);
        return header.Id + header.BodyLength;
    }
}
