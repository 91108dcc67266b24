/** What every Coq file begins with: lemmas and tactics for positive forms and for functions on both sides. */
export const PRELUDE = `From Coq Require Import Reals Lra Lia Psatz.
From Interval Require Import Tactic.
Open Scope R_scope.

Lemma below_by (a b p f : R) : 0 < p -> 0 <= f -> b - a = p * f -> a <= b.
Proof.
  intros Hp Hf H. apply Rminus_le.
  replace (a - b) with (- (p * f)) by (rewrite <- H; ring).
  assert (0 <= p * f) by (apply Rmult_le_pos; [apply Rlt_le|]; assumption). lra.
Qed.

Lemma strictly_below_by (a b p f : R) : 0 < p -> 0 < f -> b - a = p * f -> a < b.
Proof.
  intros Hp Hf H. apply Rminus_lt.
  replace (a - b) with (- (p * f)) by (rewrite <- H; ring).
  assert (0 < p * f) by (apply Rmult_lt_0_compat; assumption). lra.
Qed.

Lemma unit_power (x : R) (n : nat) : 0 <= x <= 1 -> 0 <= x ^ n <= 1.
Proof.
  intros H. split; [apply pow_le; lra|]. rewrite <- (pow1 n). apply pow_incr. assumption.
Qed.

Lemma power_below_one (x : R) (n : nat) : 0 <= x < 1 -> (1 <= n)%nat -> 0 <= x ^ n < 1.
Proof.
  intros H N. split; [apply pow_le; lra|]. destruct n as [|k]; [lia|]. simpl.
  assert (0 <= x ^ k <= 1) by (apply unit_power; lra). nra.
Qed.

Lemma ln_below (a b : R) : 0 < a -> a <= b -> ln a <= ln b.
Proof.
  intros Ha [H | H]; [apply Rlt_le, ln_increasing; assumption | rewrite H; lra].
Qed.

Lemma exp_below (a b : R) : a <= b -> exp a <= exp b.
Proof.
  intros [H | H]; [apply Rlt_le, exp_increasing; assumption | rewrite H; lra].
Qed.

Ltac nonnegative := lazymatch goal with
  | |- 0 <= _ + _ => apply Rplus_le_le_0_compat; nonnegative
  | |- 0 <= _ * _ => apply Rmult_le_pos; nonnegative
  | |- 0 <= _ ^ _ => apply pow_le; nonnegative
  | |- 0 <= exp _ => apply Rlt_le, exp_pos
  | |- _ => lra
  end.
Ltac positive := lazymatch goal with
  | |- 0 < _ + _ => apply Rplus_lt_le_0_compat; [positive | nonnegative]
  | |- 0 < _ * _ => apply Rmult_lt_0_compat; positive
  | |- 0 < _ ^ _ => apply pow_lt; positive
  | |- 0 < exp _ => apply exp_pos
  | |- 0 < / _ => apply Rinv_0_lt_compat; positive
  | |- _ => lra
  end.
Ltac take := first
  [ apply Rmult_le_compat_l; [nonnegative |]
  | apply exp_below
  | apply ln_below; [positive |]; try apply Rplus_le_compat_l ].
Ltac take_strictly := first
  [ apply Rmult_lt_compat_l; [positive |]
  | apply exp_increasing
  | apply ln_increasing; [positive |]; try apply Rplus_lt_compat_l ].
Ltac nonzero :=
  repeat split; first
    [ lra | apply Rgt_not_eq; positive | interval | apply Rgt_not_eq; interval | apply Rlt_not_eq; interval | nra ].
`;
