using System.Globalization;

namespace DubboNet.Tool;

/// <summary>Explains the body of a frame as Dubbo's codec reads it (<c>DubboCodec</c>), up to the byte that is wrong.</summary>
internal static class FrameExplainer
{
    private const string Callback = "sys_callback_arg-";
    private const int MaxParameters = 255;

    /// <summary>Explains a frame. Nothing that its bytes contain makes this fail.</summary>
    /// <param name="bytes">The frame with its header, or as much as there is.</param>
    public static ExplainedFrame Explain(ReadOnlyMemory<byte> bytes)
    {
        var frame = new ExplainedFrame(bytes);
        try
        {
            CheckHead(frame.Head);
            ReadBody(frame);
            CheckLength(frame);
        }
        catch (DecodeException e)
        {
            frame.Problem = IsCutOff(frame) ? CutOff(frame) : e;
        }

        return frame;
    }

    private static void CheckHead(FrameHead head)
    {
        if (head.BodyLength < 0)
            throw new DecodeException(12, $"the body length {head.BodyLength} is negative");
        if (head.BodyLength > FrameHead.MaxBody)
            throw new DecodeException(12, $"the body of {head.BodyLength} bytes is over the {FrameHead.MaxBody} that are decoded");
        if (WireNames.Serialization(head.Serialization) is null)
            throw new DecodeException(2, $"the serialization id {head.Serialization} is not defined by Dubbo");
        if (!head.IsRequest && WireNames.Status(head.Status) is null)
            throw new DecodeException(3, $"the status {head.Status} is not defined by Dubbo");
    }

    private static bool IsCutOff(ExplainedFrame frame) =>
        frame.Head.BodyLength is > 0 and <= FrameHead.MaxBody && frame.Bytes.Length - FrameHead.Size < frame.Head.BodyLength;

    private static DecodeException CutOff(ExplainedFrame frame) => new(
        frame.Bytes.Length,
        $"the data ends after {frame.Bytes.Length - FrameHead.Size} of {frame.Head.BodyLength} bytes of the body");

    private static void CheckLength(ExplainedFrame frame)
    {
        if (IsCutOff(frame))
            throw CutOff(frame);
    }

    private static void ReadBody(ExplainedFrame frame)
    {
        if (CreateReader(frame) is not { } body)
        {
            frame.Add(new BodyField("body", RawValue.Create(frame.Bytes, FrameHead.Size, frame.Bytes.Length)));
            return;
        }

        if (frame.Head.IsEvent)
            ReadEvent(frame, body);
        else if (frame.Head.IsRequest)
            ReadRequest(frame, body);
        else if (frame.Head.Status == 20)
            ReadResult(frame, body);
        else
            Read(frame, body, "error");
        frame.TrailingBytes = body.IsAtEnd ? 0 : frame.Bytes.Length - body.Position;
    }

    private static IBodyReader? CreateReader(ExplainedFrame frame) => WireNames.Serialization(frame.Head.Serialization) switch
    {
        "hessian2" => new HessianTree(frame.Bytes, FrameHead.Size),
        "fastjson2" => new JsonbBody(frame.Bytes, FrameHead.Size),
        "fastjson" or "gson" => new JsonLines(frame.Bytes, FrameHead.Size),
        _ => null,
    };

    private static void ReadEvent(ExplainedFrame frame, IBodyReader body)
    {
        Read(frame, body, "event", payload => WireNames.Event(payload.Kind == NodeKind.Null ? null : payload.Text));
    }

    private static void ReadRequest(ExplainedFrame frame, IBodyReader body)
    {
        foreach (string name in (ReadOnlySpan<string>)["dubbo version", "service", "service version", "method"])
            Read(frame, body, name);
        ValueNode descriptor = Read(frame, body, "descriptor");
        if (descriptor.Kind != NodeKind.String || Descriptor.TryParse(descriptor.Text!) is not { } types)
            throw new DecodeException(descriptor.Offset, "the value is not a parameter descriptor, so the arguments cannot be told apart");
        if (types.Count > MaxParameters)
            throw new DecodeException(descriptor.Offset, $"{types.Count} parameters, but methods of Java have at most {MaxParameters}");
        for (int i = 0; i < types.Count; i++)
        {
            string type = types[i];
            Read(frame, body, string.Create(CultureInfo.InvariantCulture, $"argument {i + 1}"), _ => type);
        }

        NoteCallbacks(frame, ReadAttachments(frame, body));
    }

    /// <summary>Reads a value. If it is malformed, the parts before the error are kept.</summary>
    private static ValueNode Read(ExplainedFrame frame, IBodyReader body, string name, Func<ValueNode, string?>? note = null)
    {
        try
        {
            ValueNode value = body.Read();
            frame.Add(new BodyField(name, value, note?.Invoke(value)));
            return value;
        }
        catch (DecodeException)
        {
            if (body.TakeUnfinished() is { } unfinished)
                frame.Add(new BodyField(name, unfinished, "up to the malformed byte"));
            throw;
        }
    }

    private static ValueNode ReadAttachments(ExplainedFrame frame, IBodyReader body)
    {
        ValueNode attachments = Read(frame, body, "attachments");
        return attachments.Kind is NodeKind.Map or NodeKind.Null or NodeKind.Raw
            ? attachments
            : throw new DecodeException(attachments.Offset, "the value is not a map, but attachments are one");
    }

    /// <summary>Marks the arguments that are callbacks. On the wire they are null, and attachments name them.</summary>
    private static void NoteCallbacks(ExplainedFrame frame, ValueNode attachments)
    {
        foreach (NodePart entry in attachments.Parts)
        {
            if (entry.Key is { Kind: NodeKind.String } key && key.Text!.StartsWith(Callback, StringComparison.Ordinal)
                && byte.TryParse(key.Text.AsSpan(Callback.Length), CultureInfo.InvariantCulture, out byte index))
            {
                frame.NoteCallback(string.Create(CultureInfo.InvariantCulture, $"argument {index + 1}"), entry.Value.Text);
            }
        }
    }

    private static void ReadResult(ExplainedFrame frame, IBodyReader body)
    {
        ValueNode form = Read(frame, body, "result", form => WireNames.Result(NumberOf(form)));
        int number = NumberOf(form);
        if (WireNames.Result(number) is null)
            throw new DecodeException(form.Offset, "a result starts with a number from 0 to 5");
        if (number is 0 or 3)
            Read(frame, body, "exception");
        else if (number is 1 or 4)
            Read(frame, body, "value");
        if (number >= 3)
            ReadAttachments(frame, body);
    }

    private static int NumberOf(ValueNode form) =>
        int.TryParse(form.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : -1;
}
