using System.Buffers;
using DubboNet.Hessian;
using DubboNet.Protocol;

namespace DubboNet.TestKit;

/// <summary>Creates frames by hand, without the encoders under test.</summary>
internal static class Wire
{
    public const byte TwoWay = 0xc2;
    public const byte OneWay = 0x82;
    public const byte Response = 0x02;
    public const byte Ok = 20;

    /// <summary>Returns a frame with a header and a body.</summary>
    public static byte[] Frame(byte flags, byte status, long id, params ReadOnlySpan<byte> body)
    {
        byte[] frame = new byte[FrameHeader.Size + body.Length];
        frame[0] = 0xda;
        frame[1] = 0xbb;
        frame[2] = flags;
        frame[3] = status;
        for (int i = 0; i < 8; i++)
            frame[4 + i] = (byte)(id >>> (56 - (8 * i)));
        for (int i = 0; i < 4; i++)
            frame[12 + i] = (byte)(body.Length >>> (24 - (8 * i)));
        body.CopyTo(frame.AsSpan(FrameHeader.Size));
        return frame;
    }

    /// <summary>Returns values as one Hessian message.</summary>
    public static byte[] Values(params ReadOnlySpan<object?> values)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new HessianWriter(output, HessianOptions.Default);
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

    /// <summary>Returns a request of protocol version 2.0.2 with an empty attachments map.</summary>
    public static byte[] Call(long id, string service, string method, string descriptor, params ReadOnlySpan<object?> arguments) =>
        Frame(TwoWay, 0, id, Values(["2.0.2", service, "0.0.0", method, descriptor, .. arguments, new Dictionary<object, object?>()]));

    /// <summary>Returns a result, which is its form followed by values.</summary>
    public static byte[] Result(long id, params ReadOnlySpan<object?> values) => Frame(Response, Ok, id, Values(values));

    /// <summary>Returns an error with its status and text.</summary>
    public static byte[] Error(long id, byte status, string? text) => Frame(Response, status, id, Values(text));

    public static byte[] Heartbeat(long id) => Frame(0xe2, 0, id, 0x4e);
}
