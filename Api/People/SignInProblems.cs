using System.Globalization;
using Dispatch.Audit;
using Dispatch.Problems;

namespace Dispatch.People;

/// <summary>Attempts to sign in that failed: what is said about them, and what is written down.</summary>
internal static class SignInProblems
{
    /// <summary>What whoever tried is told.</summary>
    public static IResult Of(SignInOutcome outcome)
    {
        var problem = Problem.Details(StatusCodes.Status401Unauthorized, Code(outcome), Sentence(outcome));
        if (outcome is SignInOutcome.LockedOut { Until: var until })
            problem.Extensions["until"] = until;
        return TypedResults.Problem(problem);
    }

    /// <summary>What somebody is told who is signed in, and gave a wrong password once more.</summary>
    public static IResult OfField(SignInOutcome outcome, string field) => outcome is SignInOutcome.LockedOut
        ? Problem.Result(StatusCodes.Status409Conflict, Code(outcome), Sentence(outcome))
        : Problem.Field(Code(outcome), field, $"{field}: this is not your password.");

    /// <summary>Writes it down. That a code is needed is no failure yet.</summary>
    public static void FailedToSignIn(this HttpContext http, string name, SignInOutcome outcome)
    {
        if (outcome is SignInOutcome.CodeRequired)
            return;
        http.Did(AuditKinds.SignInFailed, name, role: null, subject: name, detail: Code(outcome));
        if (outcome is SignInOutcome.LockedOut { Now: true, Until: var until })
            http.Did(AuditKinds.LockedOut, name, role: null, subject: name, detail: $"until {Instants.Format(until)}");
    }

    private static string Code(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.CodeRequired => ProblemCodes.CodeRequired,
        SignInOutcome.WrongCode => ProblemCodes.WrongCode,
        SignInOutcome.LockedOut => ProblemCodes.LockedOut,
        _ => ProblemCodes.WrongCredentials,
    };

    private static string Sentence(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.CodeRequired => "Send also the code that your authenticator shows, or one of your recovery codes.",
        SignInOutcome.WrongCode => "The code is wrong, or was used before. Wait for the next one.",
        SignInOutcome.LockedOut { Until: var until } => string.Create(
            CultureInfo.InvariantCulture, $"Too many failures: wait until {until:yyyy-MM-dd HH:mm:ss} UTC, or ask an administrator to unlock the account."),
        _ => "The name or the password is wrong.",
    };
}
