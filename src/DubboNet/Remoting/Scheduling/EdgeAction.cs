namespace DubboNet.Remoting.Scheduling;

/// <summary>Calls a delegate for a timer or a token, and another one if the first throws.</summary>
internal sealed class EdgeAction(Action action, Action<Exception> onFailed) : ITimed, ICancellable
{
    public void OnDue() => action();

    public void OnCancelled() => action();

    public void OnFailed(Exception failure) => onFailed(failure);
}
