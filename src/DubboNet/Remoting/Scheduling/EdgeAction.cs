namespace DubboNet.Remoting.Scheduling;

/// <summary>A delegate for a timer or a token, with what to do if it throws.</summary>
internal sealed class EdgeAction(Action action, Action<Exception> onFailed) : ITimed, ICancellable
{
    public void OnDue() => action();

    public void OnCancelled() => action();

    public void OnFailed(Exception failure) => onFailed(failure);
}
