using System.Diagnostics;
using System.Globalization;

namespace DubboNet.Tool;

/// <summary>Shows what was queued, on a thread of its own. It takes at most half of a processor from the forwarding.</summary>
internal sealed class TapDisplay : IDisposable
{
    private const int MaxText = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(20);

    private readonly TapQueue _queue;
    private readonly BufferedOutput _output;
    private readonly bool _isJson;
    private readonly bool _isVerbose;
    private readonly TapFile? _file;
    private readonly FramePrinter _printer = new(MaxText);
    private readonly ManualResetEventSlim _stopping = new();
    private readonly Thread _thread;
    private long _notShown;
    private (long Frames, long Calls, long Errors) _seen;

    /// <summary>Starts to show.</summary>
    public TapDisplay(TapQueue queue, BufferedOutput output, bool isJson, bool isVerbose, TapFile? file)
    {
        (_queue, _output, _isJson, _isVerbose, _file) = (queue, output, isJson, isVerbose, file);
        _thread = new Thread(Run) { Name = "tap", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Gets what made showing end early. Null if nothing did.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Shows what is left, and returns what was seen in all.</summary>
    public string Stop(int connections)
    {
        _stopping.Set();
        _thread.Join();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{connections} connections, {_seen.Frames + _queue.NotShown} frames, {_seen.Calls} calls, {_seen.Errors} errors, "
            + $"{_queue.NotShown} frames not shown.");
    }

    public void Dispose()
    {
        _stopping.Set();
        _thread.Join();
        _stopping.Dispose();
    }

    private void Run()
    {
        try
        {
            TimeSpan pause = Interval;
            while (!_stopping.Wait(pause))
                pause = Drain(LongestTurn) is var took && took > Interval ? took : Interval;
            Drain(TimeSpan.MaxValue);
        }
        catch (Exception e)
        {
            // For example, the disk is full or the reader of the output is gone. Forwarding continues.
            Failure = e;
            _queue.Close();
        }
    }

    private TimeSpan Drain(TimeSpan longest)
    {
        long start = Stopwatch.GetTimestamp();
        while (_queue.TryTake(out TapItem item))
        {
            _file?.Write(item);
            Show(item);
            _queue.Release(item.Reserved);
            if (Stopwatch.GetElapsedTime(start) > longest)
                break;
        }

        ShowLosses();
        _output.Flush();
        _file?.Flush();
        return Stopwatch.GetElapsedTime(start);
    }

    private void Show(in TapItem item)
    {
        var shown = new FrameEvent
        {
            Connection = item.Conversation.Number,
            Direction = item.Direction,
            Time = item.Time,
            Offset = item.Offset,
            Message = item.Message,
            OtherBytes = item.Message is null ? default : item.Bytes,
            IsProblem = item.Message is not null && item.Bytes is not null,
            Frame = item.Message is null ? FrameExplainer.Explain(item.Bytes) : null,
        };
        Write(item.Conversation.Calls.Match(shown));
    }

    private void Write(FrameEvent item)
    {
        if (item.Frame is { } frame)
        {
            _seen.Frames++;
            _seen.Calls += frame.Head is { IsRequest: true, IsEvent: false } ? 1 : 0;
            _seen.Errors += frame.Problem is not null || frame.Find("exception") is not null || frame.Find("error") is not null ? 1 : 0;
        }

        if (_isJson)
            _output.Line(FrameJson.Line(item, _isVerbose));
        else
            _output.Line(_isVerbose && item.Message is null ? _printer.Full(item, "") : FramePrinter.Line(item));
    }

    private void ShowLosses()
    {
        long notShown = _queue.NotShown;
        if (notShown == _notShown)
            return;
        Write(new FrameEvent
        {
            Time = _queue.Now,
            Message = $"{notShown - _notShown} frames are not shown, because they arrive faster than they can be shown",
        });
        _notShown = notShown;
    }
}
