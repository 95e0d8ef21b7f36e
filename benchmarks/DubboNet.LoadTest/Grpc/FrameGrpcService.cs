using DubboNet.LoadTest.Protos;
using Google.Protobuf;
using Grpc.Core;

namespace DubboNet.LoadTest.Grpc;

/// <summary>
/// Implements the provider of the gRPC side. It creates new responses for every call, as the provider of the Dubbo side does.
/// </summary>
internal sealed class FrameGrpcService : FrameService.FrameServiceBase
{
    public override Task<EchoMessage> Echo(EchoMessage request, ServerCallContext context) => Task.FromResult(request);

    public override Task<BytesMessage> Bytes(BytesMessage request, ServerCallContext context) => Task.FromResult(request);

    public override Task<PersonMessage> GetPerson(GetPersonRequest request, ServerCallContext context) =>
        Task.FromResult(Sample(request.Id));

    private static PersonMessage Sample(long id) => new()
    {
        Id = id,
        Name = "Zoë 张😀",
        Age = 41,
        Boxed = 7,
        Active = true,
        Tiny = -5,
        Small = 1234,
        Letter = 'é',
        Ratio = 1.5f,
        Score = 3.14159,
        Balance = "12345678901234567890.12",
        Born = 1700000000123,
        Color = ColorValue.Green,
        Photo = ByteString.CopyFrom(0, 1, 255, 127, 128),
        Tags = { "a", "", "c" },
        Numbers = { 1, -1, 70000 },
        Names = { "x", "y" },
        Counts = { ["one"] = 1, ["two"] = 2 },
        Ids = { 1, 1L << 40 },
    };
}
